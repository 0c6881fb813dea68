/* What is counted, where and when; and who may say it. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/envelope.h"
#include "stages/normalize/observation.h"

static struct observation *observe(const char *unit, const char *indicator,
                                   const char *text)
{
    fixture_submission(unit);
    envelope_read(&fixture.job);
    assert_int_equal(fixture.s->acceptance, ACCEPTED);
    return fixture_say(indicator, text);
}

static void test_indicator(void **state)
{
    static const struct {
        const char *word, *code, *findings, *detail;
    } cases[] = {
        {"ELD.BEDS", "ELD.BEDS", "", ""},
        {"eld. beds", "ELD.BEDS", "normalize.code-folded normalize.code-folded",
         ""},
        {"ELD.BED", NULL, "normalize.indicator", ""},
        {"PTY.INSPECT.COVER", NULL, "normalize.derived",
         "100*PTY.INSPECT.DONE/PTY.INSPECT.DUE"},
        {"GEN.EVAL.STREAK", NULL, "normalize.statement",
         "streak(GEN.EVAL.RANK,1)"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o = observe("440103", cases[i].word, "5");

        observation_read(&fixture.job, o);
        assert_string_equal(fixture_codes(), cases[i].findings);
        assert_int_equal(o->dropped, !cases[i].code);
        assert_int_equal(o->indicator != NULL, cases[i].code != NULL);
        if (o->indicator)
            expect_view(o->indicator->code, cases[i].code);
        else
            expect_view(fixture_finding(0)->detail, cases[i].detail);
    }
}

/* The cases of areas in the table that test_rules_run reads, said by the
 * province, which may speak of any area about the evaluation. */
static void test_areas(void **state)
{
    static const char *const columns[] = {
        "kind", "input", "measure", "outcome", "result", "note", NULL};
    struct csv csv;
    struct err err = {0};
    int tried = 0;

    (void)state;
    assert_int_equal(csv_open(&csv, "cases.csv",
                              fixture_text("tests/normalize/cases.csv"),
                              columns, &fixture.arena, &err),
                     STATUS_OK);
    while (csv_row(&csv, &err) == STATUS_OK) {
        struct observation *o;

        if (!view_equal(csv_get(&csv, "kind"), VIEW("area")))
            continue;
        o = observe("440000", "GEN.EVAL.RANK", "1");
        o->area_word = csv_get(&csv, "input");
        observation_read(&fixture.job, o);
        assert_non_null(o->area);
        assert_true(view_equal(o->area->code, csv_get(&csv, "result")));
        assert_int_equal(fixture.s->acceptance == ACCEPTED_WARNINGS,
                         view_equal(csv_get(&csv, "outcome"), VIEW("warn")));
        tried++;
    }
    assert_int_equal(tried, 8);
}

static void test_area(void **state)
{
    static const struct {
        const char *unit, *indicator, *word, *area, *findings;
    } cases[] = {
        {"440103", "ELD.BEDS", "", "440103", ""},
        {"440100", "ELD.BEDS", "", "440100/own", ""},
        {"440100", "ELD.BEDS", "440100", "440100", ""},
        {"440100", "ELD.BEDS", "440100/own", "440100/own", ""},
        /* counted at the city: about the node though the scope is own */
        {"440100", "SAS.DIBAO.STD", "", "440100", ""},
        {"440100", "ELD.BEDS", "440116", "440112",
         "normalize.area-renamed normalize.source"},
        {"440100", "ELD.BEDS", "nowhere", NULL, "normalize.area"},
        {"440103", "ELD.BEDS", "440104", "440104", "normalize.source"},
        {"440103", "SAS.DIBAO.STD", "", "440103", ""}, /* as a control */
        {"524401060000001820", "ELD.BEDS", "", "440106",
         "normalize.form-indicator normalize.source"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o = observe(cases[i].unit, cases[i].indicator, "5");

        o->area_word = view_of(cases[i].word);
        observation_read(&fixture.job, o);
        assert_string_equal(fixture_codes(), cases[i].findings);
        if (cases[i].area)
            expect_view(o->area->code, cases[i].area);
        else
            assert_null(o->area);
    }
}

/* Parts, wholes and controls are told apart. */
static void test_source(void **state)
{
    static const struct {
        const char *unit, *indicator, *area;
        bool control, whole;
    } cases[] = {
        {"440103", "ELD.BEDS", "", false, false},
        {"440100", "ELD.BEDS", "440100", false, true},
        {"440100", "ELD.BEDS", "", false, false},
        {"440103", "SAS.DIBAO.STD", "", true, false},
        {"440100", "SAS.DIBAO.STD", "", false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o = observe(cases[i].unit, cases[i].indicator, "5");

        o->area_word = view_of(cases[i].area);
        observation_read(&fixture.job, o);
        assert_string_equal(fixture_codes(), "");
        assert_int_equal(o->as_control, cases[i].control);
        assert_int_equal(o->whole, cases[i].whole);
    }
}

static void test_period(void **state)
{
    static const struct {
        const char *word, *findings, *period;
    } cases[] = {
        {"", "", "2021"},
        {"2019", "", "2019"},
        {"2019年度", "", "2019"},
        {"2017/2021", "", "2017/2021"},
        {"soon", "normalize.period", "2021"},
        {"2001", "normalize.period-outside", "2001"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o = observe("440103", "ELD.BEDS", "5");
        char text[PERIOD_TEXT];

        o->period_word = view_of(cases[i].word);
        observation_read(&fixture.job, o);
        assert_string_equal(fixture_codes(), cases[i].findings);
        period_print(o->period, text);
        assert_string_equal(text, cases[i].period);
        assert_int_equal(o->dropped, cases[i].findings[0] != '\0');
    }
}

static void test_flags(void **state)
{
    struct observation *o;

    (void)state;
    o = observe("440103", "ELD.BEDS", "约5");
    fixture.s->flags = FLAG_BIT(FLAG_SYNTHETIC);
    o->flags_word = VIEW("estimated break");
    observation_read(&fixture.job, o);
    assert_int_equal(o->flags, FLAG_BIT(FLAG_SYNTHETIC) |
                                   FLAG_BIT(FLAG_ESTIMATED) |
                                   FLAG_BIT(FLAG_BREAK) | FLAG_BIT(FLAG_ABOUT));
    o = observe("440103", "ELD.BEDS", "5");
    o->flags_word = VIEW("disputed");
    observation_read(&fixture.job, o);
    assert_string_equal(fixture_codes(), "normalize.flags");
    assert_true(o->dropped);
}

/* Everything wrong is told at once. */
static void test_all_at_once(void **state)
{
    struct observation *o = observe("440103", "ELD.BEDS", "3-5");

    (void)state;
    o->area_word = VIEW("440104");
    o->period_word = VIEW("soon");
    o->measure_word = VIEW("斤");
    o->source = VIEW("13800138000");
    observation_read(&fixture.job, o);
    assert_string_equal(fixture_codes(), "normalize.period normalize.source "
                                         "normalize.measure normalize.range "
                                         "normalize.personal");
    expect_view(o->source, "***********");
    o = observe("440103", "ELD.BEDS", "5");
    o->flags_word = VIEW("disputed");
    o->area_word = VIEW("nowhere");
    observation_read(&fixture.job, o);
    assert_string_equal(fixture_codes(), "normalize.flags normalize.area");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_indicator),   cmocka_unit_test(test_areas),
        cmocka_unit_test(test_area),        cmocka_unit_test(test_source),
        cmocka_unit_test(test_period),      cmocka_unit_test(test_flags),
        cmocka_unit_test(test_all_at_once),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
