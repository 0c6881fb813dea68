/* Values by type: numbers, grades, texts, and what is missing. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/envelope.h"
#include "stages/normalize/observation.h"

static struct observation *value(const char *unit, const char *indicator,
                                 const char *text)
{
    struct observation *o;

    fixture_submission(unit);
    envelope_read(&fixture.job);
    o = fixture_say(indicator, text);
    o->indicator = catalogue_indicator(&fixture.catalogue, view_of(indicator));
    assert_non_null(o->indicator);
    return o;
}

static const char *traces(const struct observation *o)
{
    struct view all = VIEW("");

    for (size_t i = 0; i < o->trace_count; i++)
        all = arena_format(&fixture.work, "%.*s%s%.*s", VIEW_ARG(all),
                           i ? " " : "", VIEW_ARG(o->traces[i].rule));
    return all.p;
}

static void test_numbers(void **state)
{
    static const struct {
        const char *text, *measure, *number;
        uint32_t flags;
        const char *traces, *findings;
    } cases[] = {
        {"6812", "", "6812", 0, "", ""},
        {"6,812", "", "6812", 0, "N-THOUSANDS", ""},
        {"1.5", "万张", "15000", 0, "", ""},
        {"逾７万张", "", "70000", FLAG_BIT(FLAG_MORE_THAN),
         "W-WIDTH N-MORE N-NUMBER", "normalize.more-than"},
        {"无", "", "0", FLAG_BIT(FLAG_NIL), "W-NONE", "normalize.nil"},
        {"不详", "", "0", FLAG_BIT(FLAG_NOT_AVAILABLE), "W-UNKNOWN",
         "normalize.not-available"},
        {"…", "", "0", FLAG_BIT(FLAG_TOO_SMALL), "N-TINY",
         "normalize.too-small"},
        {"5", "beds", "5", 0, "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o = value("440103", "ELD.BEDS", cases[i].text);

        o->measure_word = view_of(cases[i].measure);
        value_read(&fixture.job, o);
        expect_number(o->number, cases[i].number);
        assert_int_equal(o->flags, cases[i].flags);
        assert_string_equal(traces(o), cases[i].traces);
        assert_string_equal(fixture_codes(), cases[i].findings);
        assert_false(o->dropped);
    }
}

static void test_refused(void **state)
{
    static const struct {
        const char *indicator, *text, *measure, *findings;
    } cases[] = {
        {"ELD.BEDS", "3-5", "", "normalize.range"},
        {"ELD.BEDS", "many", "", "normalize.number"},
        {"ELD.BEDS", "", "", "normalize.empty"},
        {"ELD.BEDS", "1234567890123456789", "", "normalize.digits"},
        {"ELD.BEDS", "0.1234567890123456789", "", "normalize.digits"},
        {"ELD.BEDS", "5", "人", "normalize.measure-kind"},
        {"ELD.BEDS", "5", "斤", "normalize.measure"},
        {"ELD.BEDS", "5人", "", "normalize.measure-kind"},
        {"GEN.HON.COLL", "155", "", "normalize.items-number"},
        {"GEN.HON.COLL", "many", "", "normalize.items-number"},
        {"ELD.PILOT.GRADE", "妙", "", "normalize.grade"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o =
            value("440103", cases[i].indicator, cases[i].text);

        o->measure_word = view_of(cases[i].measure);
        value_read(&fixture.job, o);
        assert_string_equal(fixture_codes(), cases[i].findings);
        assert_true(o->dropped);
        assert_int_equal(fixture_finding(0)->severity, SEVERITY_ERROR);
    }
}

static void test_none(void **state)
{
    static const struct {
        const char *word, *findings;
        uint32_t flags;
    } cases[] = {
        {"nil", "", FLAG_BIT(FLAG_NIL)},
        {"not-applicable", "", FLAG_BIT(FLAG_NOT_APPLICABLE)},
        {" not-available", "", FLAG_BIT(FLAG_NOT_AVAILABLE)},
        {"too-small", "", FLAG_BIT(FLAG_TOO_SMALL)},
        {"missing", "normalize.none-word", 0},
        {"", "normalize.none-word", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o = value("440103", "ELD.BEDS", cases[i].word);

        o->none = true;
        value_read(&fixture.job, o);
        assert_int_equal(o->flags, cases[i].flags);
        assert_string_equal(fixture_codes(), cases[i].findings);
    }
}

static void test_grades(void **state)
{
    static const struct {
        const char *indicator, *text, *code;
    } cases[] = {
        {"GEN.PUB.PEOPLESDAILY", "是", "yes"},
        {"GEN.PUB.PEOPLESDAILY", " yes ", "yes"},
        {"GEN.PUB.PEOPLESDAILY", "否", "no"},
        {"ELD.PILOT.GRADE", "优秀", "excellent"},
        {"ELD.PILOT.GRADE", "“優秀”", "excellent"},
        {"ELD.PILOT.GRADE", "优秀等次", "excellent"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o =
            value("440103", cases[i].indicator, cases[i].text);

        value_read(&fixture.job, o);
        assert_string_equal(fixture_codes(), "");
        assert_non_null(o->grade);
        expect_view(o->grade->code, cases[i].code);
    }
}

/* The message names the words of the scale. */
static void test_grade_words(void **state)
{
    struct observation *o = value("440103", "GEN.PUB.PEOPLESDAILY", "也许");

    (void)state;
    value_read(&fixture.job, o);
    expect_view(fixture_finding(0)->expected, "是 (yes), 否 (no)");
}

static void test_texts(void **state)
{
    static const struct {
        const char *text, *words, *findings;
        uint32_t flags;
    } cases[] = {
        {"  试点  工作\n进行 ", "试点 工作 进行", "", 0},
        {"张三 13800138000", "张三 ***********", "normalize.personal", 0},
        {"无", "", "normalize.nil", FLAG_BIT(FLAG_NIL)},
        {"/", "", "normalize.not-applicable", FLAG_BIT(FLAG_NOT_APPLICABLE)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct observation *o =
            value("440103", "COM.LIWAN.PILOT", cases[i].text);

        value_read(&fixture.job, o);
        expect_view(o->words, cases[i].words);
        assert_int_equal(o->flags, cases[i].flags);
        assert_string_equal(fixture_codes(), cases[i].findings);
    }
}

/* What is stripped from a number is kept without the telephone in it; a
 * number that looks like a telephone is a number. */
static void test_masked_remark(void **state)
{
    struct observation *o =
        value("440103", "ELD.BEDS", "60张（电话13800138000）");

    (void)state;
    value_read(&fixture.job, o);
    expect_number(o->number, "60");
    expect_view(o->text, "60张（电话***********）");
    expect_view(fixture_finding(1)->text, "60张（电话***********）");
    o = value("440103", "ELD.BEDS", "13800138000张");
    value_read(&fixture.job, o);
    expect_view(o->text, "13800138000张");
    assert_string_equal(fixture_codes(), "");
}

/* The number a warning reads something as stands in it. */
static void test_expected(void **state)
{
    struct observation *o = value("440103", "ELD.BEDS", "一万二");

    (void)state;
    value_read(&fixture.job, o);
    assert_string_equal(fixture_codes(), "normalize.colloquial");
    expect_view(fixture_finding(0)->expected, "12000");
    expect_view(fixture_finding(0)->text, "一万二");
    assert_int_equal(fixture_finding(0)->severity, SEVERITY_WARNING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),       cmocka_unit_test(test_refused),
        cmocka_unit_test(test_none),          cmocka_unit_test(test_grades),
        cmocka_unit_test(test_grade_words),   cmocka_unit_test(test_texts),
        cmocka_unit_test(test_masked_remark), cmocka_unit_test(test_expected),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
