/* Who speaks, of when, of where: the words on the envelope. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/envelope.h"

static void test_unit(void **state)
{
    static const struct {
        const char *word, *sender, *code, *findings;
    } cases[] = {
        {"440103", "440103", "440103", ""},
        {" 440103 ", "", "440103", ""},
        {"４４０１０３", "440103", "440103", "normalize.code-folded"},
        {"440103", "440104", "440103", "normalize.sender"},
        {"", "440103", "", "normalize.unit-missing"},
        {"nobody", "440103", "", "normalize.unit-unknown"},
        {"5.11000005000028E+17", "440103", "", "normalize.code-damaged"},
        {"51100000500002862G", "440103", "", "normalize.unit-check"},
        {"91110108551385082Q", "440103", "", "normalize.unit-area"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = fixture_submission(cases[i].word);

        s->sender = view_of(cases[i].sender);
        envelope_read(&fixture.job);
        expect_view(s->unit.code, cases[i].code);
        assert_string_equal(fixture_codes(), cases[i].findings);
        if (cases[i].findings[0])
            assert_int_equal(s->acceptance, i == 2 ? ACCEPTED : REJECTED);
    }
}

/* An organization nobody listed lies in the leaf of its registering organ and
 * is called as it says; the organ's bureau may bring its returns. */
static void test_organization(void **state)
{
    struct submission *s = fixture_submission("524401060000001820");

    (void)state;
    s->name = VIEW(" 某基金会 ");
    s->sender = VIEW("440106");
    envelope_read(&fixture.job);
    assert_string_equal(fixture_codes(), "");
    assert_int_equal(s->unit.kind, UNIT_ORGANIZATION);
    expect_view(s->unit.name[LANGUAGE_ZH], "某基金会");
    expect_view(s->area->code, "440106");
    expect_view(s->form, "organization");
}

/* The default area by scope, of the units that have a choice and of others. */
static void test_scope(void **state)
{
    static const struct {
        const char *unit, *scope, *area, *findings;
    } cases[] = {
        {"440100", "own", "440100/own", ""},
        {"440100", "whole", "440100", ""},
        {"440100", "", "440100/own", ""}, /* its districts owe returns */
        {"440000", "", "440000/own", ""},
        {"440103", "own", "440103", ""},
        {"440103", "whole", "440103", ""},
        {"440100-lottery-centre", "own", "440100", ""},
        {"440100", "half", "440100", "normalize.scope"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = fixture_submission(cases[i].unit);

        s->scope_word = view_of(cases[i].scope);
        envelope_read(&fixture.job);
        expect_view(s->area->code, cases[i].area);
        assert_string_equal(fixture_codes(), cases[i].findings);
    }
}

/* A city whose districts owe nothing speaks for the whole by default. */
static void test_scope_without_parts(void **state)
{
    const struct catalogue *c = &fixture.catalogue;
    struct submission *s;

    (void)state;
    for (size_t i = 0; i < c->area_count; i++) {
        const struct area *city = &c->areas[i];
        struct unit unit;
        bool parts = false;

        if (city->level != 1 || city->child_count < 2)
            continue;
        for (size_t k = 0; k + 1 < city->child_count; k++)
            parts |= catalogue_unit(c, city->children[k]->code, &unit);
        if (parts || !catalogue_unit(c, city->code, &unit))
            continue;
        s = fixture_submission(city->code.p);
        s->unit_word = city->code;
        envelope_read(&fixture.job);
        assert_ptr_equal(s->area, city);
    }
}

static void test_period(void **state)
{
    static const struct {
        const char *word, *findings;
        struct period period;
    } cases[] = {
        {"2021", "", {PERIOD_YEAR, 2021, 2021, 0}},
        {" 2021年度", "", {PERIOD_YEAR, 2021, 2021, 0}},
        {"2017/2021", "", {PERIOD_SPAN, 2017, 2021, 0}},
        {"", "normalize.period-missing", {PERIOD_NONE, 0, 0, 0}},
        {"soon", "normalize.period", {PERIOD_NONE, 0, 0, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = fixture_submission("440103");

        s->period_word = view_of(cases[i].word);
        envelope_read(&fixture.job);
        assert_true(period_equal(s->period, cases[i].period));
        assert_string_equal(fixture_codes(), cases[i].findings);
        if (cases[i].findings[0])
            assert_int_equal(s->acceptance, REJECTED);
    }
}

static void test_rest(void **state)
{
    static const struct {
        const char *form, *revision, *mode, *prepared, *flags, *findings;
    } cases[] = {
        {"", "", "", "", "", ""},
        {"annual", "3", "amend", "2022-01-08T10:00:00+08:00", "synthetic", ""},
        {"poem", "", "", "", "", "normalize.form"},
        {"organization", "", "", "", "", ""},
        {"", "two", "", "", "", "normalize.revision"},
        {"", "-1", "", "", "", "normalize.revision"},
        {"", "", "mend", "", "", "normalize.mode"},
        {"", "", "", "yesterday", "", "normalize.prepared"},
        {"", "", "", "", "late", "normalize.flags"},
        {"", "", "", "", "blue", "normalize.flags"},
        {"poem", "x", "y", "z", "blue",
         "normalize.form normalize.revision normalize.prepared "
         "normalize.mode normalize.flags"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = fixture_submission("440103");

        s->form_word = view_of(cases[i].form);
        s->revision_word = view_of(cases[i].revision);
        s->mode_word = view_of(cases[i].mode);
        s->prepared = view_of(cases[i].prepared);
        s->flags_word = view_of(cases[i].flags);
        envelope_read(&fixture.job);
        assert_string_equal(fixture_codes(), cases[i].findings);
        assert_int_equal(s->acceptance,
                         cases[i].findings[0] ? REJECTED : ACCEPTED);
        if (i == 1) {
            assert_int_equal(s->revision, 3);
            assert_int_equal(s->mode, MODE_AMEND);
            assert_int_equal(s->flags, FLAG_BIT(FLAG_SYNTHETIC));
            expect_view(s->prepared, "2022-01-08T02:00:00Z");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unit),
        cmocka_unit_test(test_organization),
        cmocka_unit_test(test_scope),
        cmocka_unit_test(test_scope_without_parts),
        cmocka_unit_test(test_period),
        cmocka_unit_test(test_rest),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
