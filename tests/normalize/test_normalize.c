/* The stage as the engine drives it, and its part of the configuration. */
#include "stages/normalize/normalize.h"

#include "tests/normalize/fixture.h"

static struct config survey;
static void *self;

static int open_stage(void **state)
{
    struct err err = {0};

    if (fixture_open(state) != 0)
        return -1;
    survey = (struct config){&fixture.catalogue, "config"};
    return normalize_stage.open(&survey, &self, &err) == STATUS_OK ? 0 : -1;
}

static int close_stage(void **state)
{
    normalize_stage.close(self);
    return fixture_close(state);
}

static void each(void)
{
    struct err err = {0};

    assert_int_equal(normalize_stage.each(self, fixture.s, &err), STATUS_OK);
}

static void test_accepted(void **state)
{
    struct submission *s = fixture_submission("440103");
    struct remark *remark;

    (void)state;
    fixture_say("ELD.BEDS", "6,812");
    fixture_say("ELD.FAMBEDS", "逾300");
    remark = array_push(&s->remarks, s->arena, sizeof *remark);
    remark->text = VIEW("问张三13800138000");
    each();
    assert_string_equal(fixture_codes(),
                        "normalize.more-than normalize.personal");
    assert_int_equal(s->acceptance, ACCEPTED_WARNINGS);
    expect_number(submission_observation(s, 0)->number, "6812");
    expect_number(submission_observation(s, 1)->number, "300");
    expect_view(remark->text, "问张三***********");
}

/* Without a unit no value is looked at. */
static void test_rejected(void **state)
{
    struct submission *s = fixture_submission("nobody");
    struct observation *o;

    (void)state;
    o = fixture_say("ELD.BEDS", "3-5");
    each();
    assert_string_equal(fixture_codes(), "normalize.unit-unknown");
    assert_int_equal(s->acceptance, REJECTED);
    assert_null(o->indicator);
}

static void test_out_of_memory(void **state)
{
    struct err err = {0};

    (void)state;
    fixture_submission("440103");
    fixture_say("ELD.BEDS", "６８１２");
    fixture.work.failed = true;
    assert_int_equal(normalize_stage.each(self, fixture.s, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_MEMORY);
}

static void test_open_without_rules(void **state)
{
    struct config nowhere = {&fixture.catalogue, "/nonexistent"};
    struct err err = {0};
    void *other = NULL;

    (void)state;
    assert_int_equal(normalize_stage.open(&nowhere, &other, &err),
                     STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_CONFIG);
    assert_null(other);
}

static void test_sheets(void **state)
{
    struct sheet proof = {.arena = &fixture.work};
    struct sheet words = {.arena = &fixture.work};

    (void)state;
    arena_clear(&fixture.work);
    normalize_stage.prove(self, &proof);
    normalize_stage.describe(self, &words);
    assert_true(proof.lines.count > words.lines.count);
    assert_int_equal(proof.failed, 0);
}

/* Every message a rule tells exists, and is as severe there. */
static void test_messages(void **state)
{
    const struct rule *rules = fixture.rules->all.at;

    (void)state;
    for (size_t i = 0; i < fixture.rules->all.count; i++) {
        const struct message *message;

        if (rules[i].message.n == 0)
            continue;
        message = catalogue_message(&fixture.catalogue, rules[i].message);
        if (!message)
            fail_msg("%.*s", VIEW_ARG(rules[i].message));
        if (message->severity == SEVERITY_FATAL)
            continue; /* of the envelope, where an error is fatal */
        assert_int_equal(message->severity, rules[i].severity);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_rejected),
        cmocka_unit_test(test_out_of_memory),
        cmocka_unit_test(test_open_without_rules),
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_messages),
    };

    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
