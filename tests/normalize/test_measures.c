/* Finding measures and converting between them. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/measures.h"

static const struct measure *measure(const char *code)
{
    return catalogue_measure(&fixture.catalogue, view_of(code));
}

static void test_read(void **state)
{
    static const struct {
        const char *word, *to, *code; /* NULL: unknown */
    } cases[] = {
        {"万元", "元", "万元"},
        {"beds", "张", "张"},
        {"元/人.月", "元/人·月", "元/人·月"},
        {"元每人每年", "元/人·月", "元/人·年"},
        {"百分点", "%", "%"},
        {"个百分点", "%", "%"},
        {"个百分点", "个百分点", "个百分点"},
        {"人", "张", "人"},
        {"斤", "张", NULL},
        {"", "张", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading = {.arena = &fixture.work};
        const struct measure *found = measure_read(
            fixture.rules, &fixture.catalogue, view_of(cases[i].word),
            measure(cases[i].to), &reading);

        if (!cases[i].code)
            assert_null(found);
        else
            expect_view(found->code, cases[i].code);
    }
}

static void test_settle(void **state)
{
    static const struct {
        const char *number, *behind;
        bool magnitude;
        const char *declared, *to, *result, *code, *note;
    } cases[] = {
        {"312000", "", false, "万元", "元", "3120000000", "", ""},
        {"0.00001", "", false, "亿元", "元", "1000", "", ""},
        {"52178900", "元", false, "万元", "万元", "5217.89", "", ""},
        {"842.5", "‰", false, "%", "%", "84.25", "", ""},
        {"13440", "", false, "元/人·年", "元/人·月", "1120", "", ""},
        {"13440", "元/人·年", false, "元/人·月", "元/人·月", "1120", "",
         "normalize.measure-rate"},
        {"1000", "", false, "元/人·年", "元/人·月", "83.333333", "", ""},
        {"5", "人", false, "张", "张", NULL, "normalize.measure-kind", ""},
        {"5", "斤", false, "张", "张", NULL, "normalize.measure", ""},
        {"75000", "", true, "万元", "元", NULL, "normalize.measure-twice", ""},
        {"75000", "", true, "元", "元", "75000", "", ""},
        {"75000", "万元", true, "元", "元", NULL, "normalize.measure-twice",
         ""},
        {"999999999999999999", "", false, "万元", "元", NULL,
         "normalize.digits", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading = {.arena = &fixture.work,
                                  .outcome = OUTCOME_OK,
                                  .measure = view_of(cases[i].behind),
                                  .magnitude = cases[i].magnitude};

        assert_true(decimal_parse(view_of(cases[i].number), &reading.number));
        measure_settle(fixture.rules, &fixture.catalogue,
                       measure(cases[i].declared), measure(cases[i].to),
                       &reading);
        expect_view(reading.code, cases[i].code);
        expect_view(reading.note, cases[i].note);
        if (cases[i].result)
            expect_number(reading.number, cases[i].result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_settle),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
