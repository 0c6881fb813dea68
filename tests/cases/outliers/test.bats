# Outlier methods over units agree with the same computed in another language.

@test "outliers: Hidiroglou-Berthelot, MAD, modified z and sigma gap agree to 1e-9" {
    run python3 tests/cases/outliers/check.py "$BUILD/tests/tools/outliers"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$output" = "800 agree" ]
}
