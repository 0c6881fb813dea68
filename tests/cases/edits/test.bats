# A survey from another field, written from README alone: twenty-two linear and
# conditional edits, units with ids of their own, values missing everywhere.

load ../site

HERE=tests/cases/edits

@test "edits: every rule comes out as expected on records with missing values" {
    SITE=$BATS_TEST_TMPDIR/site
    "$NIANBAO" rules --test --config $HERE/config
    xmllint --noout --relaxng config/schemas/edits.rng $HERE/config/edits.xml
    "$NIANBAO" init --site "$SITE" --config $HERE/config
    cp -R $HERE/inbox/. "$SITE/inbox/"
    night "$SITE"
    same_as $HERE/validation.csv "$SITE/current/en/validation.csv"
    same_as $HERE/findings.csv "$SITE/current/en/findings.csv"
}
