/* What is said of a batch, in words and as JSON. */
#include "pipeline/commands/summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* `troubles` has room for two. */
static struct night make(struct trouble *troubles)
{
    troubles[0] = (struct trouble){VIEW("440103"), VIEW("a\"\\\n\xff.xml"),
                                   VERDICT_REJECTED, VIEW("r/1.xml")};
    troubles[1] = (struct trouble){VIEW("440104"), VIEW("年报\xe2\x80\xae.xml"),
                                   VERDICT_PARTLY, VIEW("")};
    struct night night = {.site = "/site"};
    night.summary = (struct summary){
        .drops = 6,
        .by_verdict = {0, 1, 1, 1, 2, 1},
        .waiting = 2,
        .submissions = 9,
        .values = 99,
        .published = true,
        .release = VIEW("3f0c"),
        .year = 2021,
        .findings = 4,
        .troubles = {.at = troubles, .count = 2},
    };
    return night;
}

static void test_text(void **state)
{
    struct trouble troubles[2];
    struct night night = make(troubles);
    struct err err = {0};
    struct buf out = {0};
    struct told_batch told = {"run", &night, &err, 1, true, 1234};
    (void)state;
    summary_text(&told, &out);
    assert_string_equal(
        out.p,
        "drops      6 seen: 1 accepted, 1 with warnings, 1 partly, 2 rejected, "
        "1 repeated\n"
        "waiting    2 still being written, left for the next time\n"
        "contents   9 submissions, 99 values\n"
        "findings   4 open in the tables of 2021\n"
        "release    /site/releases/3f0c\n"
        "seconds    1.23\n"
        "rejected   440103/a\"\\\\x0a\\xff.xml\n"
        "partly     440104/年报\\xe2\\x80\\xae.xml\n"
        "and        1 more; why, and how to mend it, is in the receipts\n");
    buf_release(&out);
}

/* What was made and not shown is no release to be told. */
static void test_withheld(void **state)
{
    struct night night = {.site = "/site", .summary = {.year = 2021}};
    struct err err = {.fault = FAULT_GATE};
    struct buf out = {0};
    struct told_batch told = {"report", &night, &err, 65, true, 5};
    (void)state;
    assert_true(summary_is_bad(&told));
    summary_text(&told, &out);
    assert_non_null(strstr(out.p, "withheld   the tables stand as they were; "
                                  "why is in /site/withheld.txt\n"));
    assert_null(strstr(out.p, "release"));
    buf_release(&out);
}

static void test_receive(void **state)
{
    struct night night = {.summary = {.drops = 1, .by_verdict = {0, 1}}};
    struct err err = {0};
    struct buf out = {0};
    struct told_batch told = {"receive", &night, &err, 0, false, 5};
    (void)state;
    summary_text(&told, &out);
    assert_string_equal(out.p, "drops      1 seen: 1 accepted, 0 with "
                               "warnings, 0 partly, 0 rejected\n"
                               "contents   0 submissions, 0 values\n"
                               "seconds    0.00\n");
    buf_release(&out);
}

static void test_json(void **state)
{
    struct trouble troubles[2];
    struct night night = make(troubles);
    struct err err = {0};
    struct buf out = {0};
    struct told_batch told = {"run", &night, &err, 1, true, 1234};
    (void)state;
    summary_json(&told, &out);
    assert_string_equal(
        out.p,
        "{\"command\":\"run\",\"status\":1,\"drops\":6,\"accepted\":1,"
        "\"warnings\":1,\"partly\":1,\"rejected\":2,\"repeated\":1,"
        "\"rejudged\":0,\"waiting\":2,\"ignored\":0,\"submissions\":9,"
        "\"values\":99,\"published\":true,\"release\":\"3f0c\",\"year\":2021,"
        "\"findings\":4,"
        "\"troubles\":[{\"verdict\":\"rejected\",\"sender\":\"440103\","
        "\"name\":\"a\\\"\\\\\\u000a\xef\xbf\xbd.xml\",\"receipt\":\"r/1.xml\"}"
        ",{\"verdict\":\"partly\",\"sender\":\"440104\","
        "\"name\":\"年报\xe2\x80\xae.xml\",\"receipt\":\"\"}],"
        "\"milliseconds\":1234}\n");
    buf_release(&out);
}

static void test_json_of_a_failure(void **state)
{
    struct night night = {.busy = true};
    struct err err = {0};
    struct buf out = {0};
    struct told_batch told = {"receive", &night, &err, 73, false, 0};
    (void)state;
    err_set(&err, FAULT_DISK, "full");
    err_remedy(&err, "make room");
    summary_json(&told, &out);
    assert_non_null(strstr(out.p, "\"status\":73,\"busy\":true,"));
    assert_non_null(strstr(out.p, ",\"error\":\"full\",\"file\":\"\","
                                  "\"remedy\":\"make room\","));
    assert_null(strstr(out.p, "published"));
    buf_release(&out);
}

static const struct {
    struct summary summary;
    bool compiled, expected;
} bad[] = {
    {{.drops = 3, .by_verdict = {0, 2, 1}}, true, false},
    {{.by_verdict = {[VERDICT_REPEATED] = 1}}, true, false},
    {{.by_verdict = {[VERDICT_REJECTED] = 1}}, false, true},
    {{.by_verdict = {[VERDICT_PARTLY] = 1}}, true, true},
    {{.waiting = 1}, true, false},
    {{.refused = 1}, true, true},
    {{.refused = 1}, false, false},
};

static void test_bad(void **state)
{
    struct err err = {0};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct night night = {.summary = bad[i].summary};
        struct told_batch told = {
            .night = &night, .err = &err, .compiled = bad[i].compiled};
        assert_int_equal(summary_is_bad(&told), bad[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_withheld),
        cmocka_unit_test(test_receive),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_of_a_failure),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
