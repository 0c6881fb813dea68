/* What is told of a submission, and the words a sender may use. */
#include "tests/normalize/fixture.h"

static void test_flags(void **state)
{
    static const struct {
        const char *word;
        bool good;
        uint32_t flags;
    } cases[] = {
        {"", true, FLAG_BIT(FLAG_NIL)},
        {"about", true, FLAG_BIT(FLAG_NIL) | FLAG_BIT(FLAG_ABOUT)},
        {" break estimated ", true,
         FLAG_BIT(FLAG_NIL) | FLAG_BIT(FLAG_BREAK) | FLAG_BIT(FLAG_ESTIMATED)},
        {"missing", false, FLAG_BIT(FLAG_NIL)},
        {"about late", false, FLAG_BIT(FLAG_NIL)},
        {"blue", false, FLAG_BIT(FLAG_NIL)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t flags = FLAG_BIT(FLAG_NIL);

        assert_int_equal(job_flags(view_of(cases[i].word), &flags),
                         cases[i].good);
        assert_int_equal(flags, cases[i].flags);
    }
}

static void test_words(void **state)
{
    (void)state;
    assert_true(words_have(VIEW("annual organization"), VIEW("annual")));
    assert_true(words_have(VIEW("annual organization"), VIEW("organization")));
    assert_false(words_have(VIEW("annual organization"), VIEW("organ")));
    assert_false(words_have(VIEW("annual"), VIEW("annual organization")));
}

/* An error about a value drops it; one about the envelope ends it all. */
static void test_severity(void **state)
{
    struct observation *o;
    struct reading reading;

    (void)state;
    fixture_submission("440103");
    o = fixture_say("ELD.BEDS", "3-5");
    rules_read(fixture.rules, WORD_NUMBER, o->text, &fixture.work, &reading);
    assert_false(job_take(&fixture.job, o, o->text, &reading));
    assert_true(o->dropped);
    assert_int_equal(fixture.s->acceptance, ACCEPTED_PARTLY);
    assert_int_equal(o->trace_count, 1);
    assert_false(job_take(&fixture.job, NULL, o->text, &reading));
    assert_int_equal(fixture.s->acceptance, REJECTED);
    assert_int_equal(fixture_finding(1)->severity, SEVERITY_FATAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_severity),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
