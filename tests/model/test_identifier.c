/* Check characters, against codes found in public and made-up ones. */
#include "pipeline/model/identifier.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const fault_names[] = {
    [IDENTIFIER_GOOD] = "good",
    [IDENTIFIER_SHAPE] = "shape",
    [IDENTIFIER_CHECK] = "check",
    [IDENTIFIER_BODY] = "body",
};

static void test_credit_code(void **state)
{
    static const struct {
        const char *code;
        enum identifier_fault expected;
    } cases[] = {
        /* social organizations */
        {"51100000500002862F", IDENTIFIER_GOOD},
        {"51100000500009247D", IDENTIFIER_GOOD},
        {"51100000500012681T", IDENTIFIER_GOOD},
        /* foundations */
        {"53100000500021676K", IDENTIFIER_GOOD},
        {"53100000500019795A", IDENTIFIER_GOOD},
        {"53100000500009167K", IDENTIFIER_GOOD},
        {"53100000500021326D", IDENTIFIER_GOOD},
        /* institutions */
        {"12440300455752807L", IDENTIFIER_GOOD},
        {"12100000400009127B", IDENTIFIER_GOOD},
        /* eighteen digits */
        {"123502001549897397", IDENTIFIER_GOOD},
        /* companies */
        {"91110108551385082Q", IDENTIFIER_GOOD},
        {"91110000600037341L", IDENTIFIER_GOOD},
        /* letters in the body: K counts differently in each table */
        {"91512081MA62K0260E", IDENTIFIER_GOOD},
        {"91230184MA1BUFLT44", IDENTIFIER_GOOD},
        {"92371000MA3MXH0E3W", IDENTIFIER_GOOD},
        {"91440101MA5CJQ4N59", IDENTIFIER_GOOD},
        /* eighteen digits, no citizen number */
        {"914403006188329255", IDENTIFIER_GOOD},
        {"9144030071526726XG", IDENTIFIER_GOOD},
        {"91440300708461136T", IDENTIFIER_GOOD},
        /* early pilot codes, legally valid, fail the check */
        {"91350203M0001QAY9B", IDENTIFIER_CHECK},
        {"91350100M0001TGQXM", IDENTIFIER_CHECK},
        {"91350211M0000XUF46", IDENTIFIER_CHECK},
        {"91350203M0001FUE2P", IDENTIFIER_CHECK},
        /* invented in the wild */
        {"51100000500000024G", IDENTIFIER_CHECK},
        {"53100000500020462H", IDENTIFIER_CHECK},
        {"531000005000074012", IDENTIFIER_CHECK},
        {"12100000400008888X", IDENTIFIER_CHECK},
        /* two characters changed places */
        {"51100000500002826F", IDENTIFIER_CHECK},
        /* wrong check */
        {"51100000500002862E", IDENTIFIER_CHECK},
        /* no letter of the alphabet */
        {"5I100000500002862F", IDENTIFIER_SHAPE},
        /* small letters are folded before */
        {"51100000500002862f", IDENTIFIER_SHAPE},
        /* the weighted sum is a multiple of 31: the check is 0, not past the
           end */
        {"524401060000001820", IDENTIFIER_GOOD},
        {"524401060000004140", IDENTIFIER_GOOD},
        {"524401060000009590", IDENTIFIER_GOOD},
        {"524401060000013960", IDENTIFIER_GOOD},
        /* the body's own check is wrong, the whole one right */
        {"52440106000000199N", IDENTIFIER_BODY},
        {"5244010600000019AR", IDENTIFIER_BODY},
        /* shapes */
        {"", IDENTIFIER_SHAPE},
        {"51100000500002862", IDENTIFIER_SHAPE},
        {"51100000500002862FF", IDENTIFIER_SHAPE},
        {"511000A0500002862F", IDENTIFIER_SHAPE},
        {"51100000500002862I", IDENTIFIER_SHAPE},
        {"51100000500002862-", IDENTIFIER_SHAPE},
        {" 1100000500002862F", IDENTIFIER_SHAPE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum identifier_fault fault =
            identifier_credit_code(view_of(cases[i].code));

        if (fault != cases[i].expected)
            fail_msg("%s: %s instead of %s", cases[i].code, fault_names[fault],
                     fault_names[cases[i].expected]);
    }
}

/* Codes of no real organization, one of each category in each district. */
static const char *const synthetic[] = {
    "514401000000000195", "52440100000000027W", "53440100000000035L",
    "514401030000000431", "52440103000000051Q", "5344010300000006XD",
    "514401040000000782", "52440104000000086R", "53440104000000094H",
    "51440105000000107U", "52440105000000115K", "53440105000000123B",
    "51440106000000131T", "5244010600000014XF", "53440106000000158C",
    "51440111000000166L", "52440111000000174C", "534401110000001824",
    "51440112000000190K", "524401120000002036", "53440112000000211X",
    "5144011300000022XA", "524401130000002387", "53440113000000246Y",
    "51440114000000254E", "524401140000002626", "53440114000000270X",
    "51440115000000289F", "524401150000002977", "5344011500000030XL",
    "51440117000000318P", "52440117000000326F", "534401170000003347",
    "51440118000000342N", "52440118000000350E", "534401180000003698",
};

static void test_synthetic(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof synthetic / sizeof *synthetic; i++)
        if (identifier_credit_code(view_of(synthetic[i])) != IDENTIFIER_GOOD)
            fail_msg("%s", synthetic[i]);
}

/* One wrong character anywhere is noticed: 3 generates all of 1..30. */
static void test_any_change_is_noticed(void **state)
{
    static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    (void)state;
    for (size_t i = 0; i < sizeof synthetic / sizeof *synthetic; i++)
        for (size_t at = 0; at < 18; at++)
            for (size_t j = 0; j < sizeof letters - 1; j++) {
                char code[19];

                memcpy(code, synthetic[i], sizeof code);
                if (code[at] == letters[j])
                    continue;
                code[at] = letters[j];
                if (identifier_credit_code(view_of(code)) == IDENTIFIER_GOOD)
                    fail_msg("%s passes for %s", code, synthetic[i]);
            }
}

static void test_credit_check(void **state)
{
    static const struct {
        const char *body;
        char expected;
    } cases[] = {
        {"51100000500002862", 'F'},   {"52440106000000182", '0'},
        {"91350203M0001QAY9", '9'},   {"5110000050000286", '\0'},
        {"511000005000028622", '\0'}, {"5110000050000286O", '\0'},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(identifier_credit_check(view_of(cases[i].body)),
                         cases[i].expected);
}

static void test_organization(void **state)
{
    static const struct {
        const char *code;
        enum identifier_fault expected;
    } cases[] = {
        {"594672399", IDENTIFIER_GOOD},  {"66195133X", IDENTIFIER_GOOD},
        {"783059753", IDENTIFIER_GOOD},  {"743719761", IDENTIFIER_GOOD},
        {"L6005760X", IDENTIFIER_GOOD},  {"MA62K0260", IDENTIFIER_GOOD},
        {"594672398", IDENTIFIER_BODY},  {"661951330", IDENTIFIER_BODY},
        {"59467239", IDENTIFIER_SHAPE},  {"59467239-9", IDENTIFIER_SHAPE},
        {"5946723 9", IDENTIFIER_SHAPE}, {"59467239Y", IDENTIFIER_SHAPE},
        {"66195133x", IDENTIFIER_SHAPE}, {"", IDENTIFIER_SHAPE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (identifier_organization(view_of(cases[i].code)) !=
            cases[i].expected)
            fail_msg("%s", cases[i].code);
}

static void test_citizen(void **state)
{
    static const struct {
        const char *text;
        bool expected;
    } cases[] = {
        {"110101199003078515", true},
        {"11010519491231002X", true}, /* both of the standard's own */
        {"440524188001010014", true},
        {"11010519491231002x", true},
        {"110101199003078516", false}, /* check */
        {"110101199002308514", false}, /* 30 February */
        {"110101199013078515", false}, /* thirteenth month */
        {"914403006188329255", false}, /* a credit code */
        {"11010119900307851", false},
        {"1101011990030785155", false},
        {"1101011990O3078515", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (identifier_citizen(view_of(cases[i].text)) != cases[i].expected)
            fail_msg("%s", cases[i].text);
}

/* No organization of the sample's districts can be taken for a person. */
static void test_never_both(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof synthetic / sizeof *synthetic; i++)
        assert_false(identifier_citizen(view_of(synthetic[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_credit_code),
        cmocka_unit_test(test_synthetic),
        cmocka_unit_test(test_any_change_is_noticed),
        cmocka_unit_test(test_credit_check),
        cmocka_unit_test(test_organization),
        cmocka_unit_test(test_citizen),
        cmocka_unit_test(test_never_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
