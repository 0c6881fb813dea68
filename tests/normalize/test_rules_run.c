/* The rules of the survey on the words people write: tables of cases. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/prove.h"

static void open_table(struct csv *csv, const char *path)
{
    static const char *const columns[] = {
        "kind", "input", "measure", "outcome", "result",
        "note", "rule",  "text",    "matches", NULL};
    struct err err = {0};

    arena_clear(&fixture.work);
    assert_int_equal(
        csv_open(csv, path, fixture_text(path), columns, &fixture.arena, &err),
        STATUS_OK);
}

static int try_case(const struct csv *csv)
{
    struct reading reading;
    struct view out;
    struct view wanted = csv_get(csv, "result");
    enum outcome outcome =
        prove_read(fixture.rules, &fixture.catalogue,
                   word_kind_find(csv_get(csv, "kind")), csv_get(csv, "input"),
                   csv_get(csv, "measure"), &fixture.work, &reading, &out);

    if (view_equal(view_of(outcome_name(outcome)), csv_get(csv, "outcome")) &&
        view_equal(out, wanted))
        return 0;
    fprintf(stderr, "%s:%ld: \"%.*s\": %s \"%.*s\"\n", csv->file, csv->line,
            VIEW_ARG(csv_get(csv, "input")), outcome_name(outcome),
            VIEW_ARG(out));
    return 1;
}

/* Areas are for test_observation: their words need the catalogue. */
static void test_cases(void **state)
{
    struct csv csv;
    struct err err = {0};
    int failed = 0, tried = 0;

    (void)state;
    open_table(&csv, "tests/normalize/cases.csv");
    while (csv_row(&csv, &err) == STATUS_OK)
        if (!view_equal(csv_get(&csv, "kind"), VIEW("area"))) {
            failed += try_case(&csv);
            tried++;
        }
    assert_int_equal(err.fault, FAULT_NONE);
    assert_int_equal(failed, 0);
    assert_true(tried >= 70);
    assert_int_equal(fixture.rules->fault.fault, FAULT_NONE);
}

static int try_pattern(const struct csv *csv)
{
    const struct rule *rule = rules_find(fixture.rules, csv_get(csv, "rule"));
    struct err err = {0};
    bool wanted = view_equal(csv_get(csv, "matches"), VIEW("1"));
    bool got;

    assert_non_null(rule);
    got =
        regex_match(rule->regex, csv_get(csv, "text"), NULL, &err) == STATUS_OK;
    if (got != wanted)
        fprintf(stderr, "%s:%ld: %.*s on \"%.*s\"\n", csv->file, csv->line,
                VIEW_ARG(rule->id), VIEW_ARG(csv_get(csv, "text")));
    return got != wanted;
}

static void test_patterns(void **state)
{
    struct csv csv;
    struct err err = {0};
    int failed = 0, tried = 0;

    (void)state;
    open_table(&csv, "tests/normalize/patterns.csv");
    for (; csv_row(&csv, &err) == STATUS_OK; tried++)
        failed += try_pattern(&csv);
    assert_int_equal(err.fault, FAULT_NONE);
    assert_int_equal(failed, 0);
    assert_true(tried >= 60);
}

/* A plain number meets no rule; others say which ones changed them. */
static void test_applied(void **state)
{
    static const struct {
        const char *word, *rules;
    } cases[] = {
        {"75000", ""},
        {" -5.46 ", ""},
        {"７５，０００", "W-WIDTH N-GROUP"},
        {"约７.５萬張", "W-WIDTH W-TRADITIONAL N-ABOUT N-NUMBER"},
        {"③", "N-CIRCLED"},
        {"nonsense", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;
        struct buf all = {0};

        rules_read(fixture.rules, WORD_NUMBER, view_of(cases[i].word),
                   &fixture.work, &reading);
        for (size_t r = 0; r < reading.applied_count; r++) {
            buf_adds(&all, r ? " " : "");
            buf_add(&all, reading.applied[r]->id);
        }
        assert_string_equal(all.p ? all.p : "", cases[i].rules);
        buf_release(&all);
    }
}

/* Why a word that no rule reads is refused. */
static void test_refused(void **state)
{
    static const struct {
        enum word_kind kind;
        const char *word, *code;
    } cases[] = {
        {WORD_NUMBER, "nonsense", "normalize.number"},
        {WORD_NUMBER, "1234567890123456789", "normalize.digits"},
        {WORD_NUMBER, "0.1234567890123456789", "normalize.digits"},
        {WORD_DATE, "2021-02-30", "normalize.date"},
        {WORD_DATE, "yesterday", "normalize.date"},
        {WORD_PERIOD, "21年", "normalize.period"},
        {WORD_AREA, "nowhere", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;

        rules_read(fixture.rules, cases[i].kind, view_of(cases[i].word),
                   &fixture.work, &reading);
        expect_view(reading.code, cases[i].code);
        assert_int_equal(reading.outcome,
                         cases[i].code[0] ? OUTCOME_REJECT : OUTCOME_OK);
    }
}

/* A pattern that takes too long is the word's fault and nobody else's. */
static void test_costly(void **state)
{
    static const char text[] =
        "<rules><rule id='X' for='text' outcome='warn' message='m'>"
        "<match>^(a+)+$</match><zh>z</zh><en>e</en>"
        "<example in='a' outcome='warn'/></rule></rules>";
    char word[4000];
    struct err err = {0};
    struct rules *rules = rules_load("rules.xml", view_of(text), &err);
    struct reading reading;

    (void)state;
    assert_non_null(rules);
    memset(word, 'a', sizeof word);
    word[sizeof word - 1] = 'b';
    rules_read(rules, WORD_TEXT, (struct view){word, sizeof word},
               &fixture.work, &reading);
    expect_view(reading.code, "normalize.costly");
    assert_int_equal(reading.outcome, OUTCOME_REJECT);
    assert_int_equal(rules->fault.fault, FAULT_NONE);
    rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),   cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_applied), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_costly),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
