/* Numbers in Chinese numerals. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/readers.h"

static void test_numbers(void **state)
{
    static const struct {
        const char *text, *strict, *colloquial; /* NULL: no number */
    } cases[] = {
        {"零", "0", NULL},
        {"五", "5", NULL},
        {"十", "10", NULL},
        {"十二", "12", NULL},
        {"二十", "20", NULL},
        {"廿三", "23", NULL},
        {"卅", "30", NULL},
        {"一百零五", "105", NULL},
        {"一百二", NULL, "120"},
        {"一百二十", "120", NULL},
        {"一百一十二", "112", NULL},
        {"一千零二十", "1020", NULL},
        {"一万二", NULL, "12000"},
        {"一万零二", "10002", NULL},
        {"一万二千", "12000", NULL},
        {"三亿五千万", "350000000", NULL},
        {"三亿五", NULL, "350000000"},
        {"两亿零三百", "200000300", NULL},
        {"一万亿", "1000000000000", NULL},
        {"二万三千亿", "2300000000000", NULL},
        {"三点一四", "3.14", NULL},
        {"一百零五点五", "105.5", NULL},
        {"二百三百", NULL, NULL},
        {"一二", NULL, NULL},
        {"百", NULL, NULL},
        {"万", NULL, NULL},
        {"一万一万", NULL, NULL},
        {"一亿亿亿", NULL, NULL},
        {"点五", NULL, NULL},
        {"五点", NULL, NULL},
        {"五点十", NULL, NULL},
        {"五x", NULL, NULL},
        {"", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const wanted[] = {cases[i].strict, cases[i].colloquial};

        for (int colloquial = 0; colloquial < 2; colloquial++) {
            struct decimal number;
            bool got =
                hanzi_decimal(view_of(cases[i].text), colloquial, &number);

            if (got != (wanted[colloquial] != NULL))
                fail_msg("%s, %d", cases[i].text, colloquial);
            if (got)
                expect_number(number, wanted[colloquial]);
        }
    }
}

static void test_small(void **state)
{
    static const struct {
        const char *text;
        int number;
    } cases[] = {
        {"12", 12},       {"十二", 12}, {"元", 1},          {"正", 1},
        {"初五", 5},      {"廿一", 21}, {"二〇二一", 2021}, {"三十一", 31},
        {"一万二千", -1}, {"x", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(small_number(view_of(cases[i].text)), cases[i].number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_small),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
