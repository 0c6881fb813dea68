/* Tests of who judged what a ledger holds. */
#include "pipeline/store/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static enum ledger_judged asked(struct ledger *ledger, const char *judge)
{
    struct err err = {0};
    enum ledger_judged judged;
    assert_int_equal(ledger_judged_by(ledger, view_of(judge), &judged, &err),
                     STATUS_OK);
    return judged;
}

static void test_new(void **state)
{
    struct err err = {0};
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    (void)state;
    assert_int_equal(asked(ledger, "a"), LEDGER_JUDGED_NEVER);
    assert_int_equal(ledger_set_judge(ledger, VIEW("a"), &err), STATUS_OK);
    assert_int_equal(asked(ledger, "a"), LEDGER_JUDGED_SAME);
    assert_int_equal(asked(ledger, "b"), LEDGER_JUDGED_OTHERWISE);
    assert_int_equal(ledger_set_judge(ledger, VIEW("b"), &err), STATUS_OK);
    assert_int_equal(asked(ledger, "b"), LEDGER_JUDGED_SAME);
    ledger_close(ledger);
}

/* Nobody was named, but somebody was at it. */
static void test_unnamed(void **state)
{
    struct err err = {0};
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    struct ledger_drop drop = {.sender = VIEW("440103"), .name = VIEW("a")};
    (void)state;
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    assert_int_equal(asked(ledger, "a"), LEDGER_JUDGED_OTHERWISE);
    ledger_close(ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_unnamed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
