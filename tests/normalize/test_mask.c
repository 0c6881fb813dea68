/* Numbers of persons in free text. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/mask.h"

static void test_mask(void **state)
{
    static const struct {
        const char *text, *kept, *rules;
    } cases[] = {
        {"two homes opened in June 2021", "two homes opened in June 2021", ""},
        {"张三身份证110101199003078515联系", "张三身份证******************联系",
         "X-CITIZEN"},
        {"id 11010519491231002x.", "id ******************.", "X-CITIZEN"},
        {"110101 19900307 8515", "********************", "X-CITIZEN"},
        /* the check does not fit */
        {"110101199003078516", "110101199003078516", ""},
        {"编号110105491231002。", "编号***************。", "X-CITIZEN-OLD"},
        {"13800138000和13900139000", "***********和***********", "X-MOBILE"},
        {"call +86 138-0013-8000 or a@b.cn", "call ***************** or ******",
         "X-MOBILE X-EMAIL"},
        {"卡6222021234567890128", "卡*******************", "X-CARD"},
        {"卡6222021234567890123", "卡6222021234567890123", ""},
        /* a credit code that begins like a citizen number of Sichuan */
        {"代码51100000500002862F，电话13800138000",
         "代码51100000500002862F，电话***********", "X-MOBILE"},
        {"020-84622551", "020-84622551", ""},
        {"", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;
        struct view ids = VIEW("");

        mask_personal(fixture.rules, view_of(cases[i].text), &fixture.work,
                      &reading);
        expect_view(reading.text, cases[i].kept);
        for (size_t r = 0; r < reading.applied_count; r++)
            ids = arena_format(&fixture.work, "%.*s%s%.*s", VIEW_ARG(ids),
                               r ? " " : "", VIEW_ARG(reading.applied[r]->id));
        expect_view(ids, cases[i].rules);
        assert_int_equal(reading.outcome,
                         reading.applied_count ? OUTCOME_WARN : OUTCOME_OK);
    }
}

/* What cannot be searched cannot be shown: it is covered from there on. A
 * shield that cannot be found shields nothing. */
static void test_costly(void **state)
{
    static const char text[] =
        "<rules><rule id='SHIELD' for='personal' outcome='ok'>"
        "<match>^(b+)+$</match><zh>z</zh><en>e</en>"
        "<example in='a' outcome='ok'/></rule>"
        "<rule id='COSTLY' for='personal' outcome='warn' message='m'>"
        "<match>1{11}|(a+)+$</match><zh>z</zh><en>e</en>"
        "<example in='a' outcome='warn'/></rule></rules>";
    static const struct {
        const char *text, *kept;
    } cases[] = {
        {"x 11111111111 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
         "x *******************************************************"},
        {"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb 11111111111!",
         "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ***********!"},
    };
    struct err err = {0};
    struct rules *rules = rules_load("rules.xml", view_of(text), &err);

    (void)state;
    assert_non_null(rules);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;

        mask_personal(rules, view_of(cases[i].text), &fixture.work, &reading);
        expect_view(reading.text, cases[i].kept);
        assert_int_equal(reading.applied_count, 1);
        assert_int_equal(rules->fault.fault, FAULT_NONE);
    }
    rules_free(rules);
}

static void test_checks(void **state)
{
    static const struct {
        const char *check, *text;
        bool good;
    } cases[] = {
        {"citizen", "110101199003078515", true},
        {"citizen", "110101-19900307-8515", true},
        {"citizen", "110101199003078516", false},
        {"credit-code", "51100000500002862F", true},
        {"credit-code", "51100000500002862G", false},
        {"luhn", "6222021234567890128", true},
        {"luhn", "6222021234567890123", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct check *check = check_find(view_of(cases[i].check));

        assert_non_null(check);
        assert_int_equal(check->good(view_of(cases[i].text)), cases[i].good);
    }
    assert_null(check_find(VIEW("tea")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mask),
        cmocka_unit_test(test_costly),
        cmocka_unit_test(test_checks),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
