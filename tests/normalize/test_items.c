/* Lists of named things. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/envelope.h"
#include "stages/normalize/observation.h"

static struct observation *list(const char *indicator, struct item *items,
                                size_t count)
{
    struct observation *o;

    fixture_submission("440103");
    envelope_read(&fixture.job);
    o = fixture_say(indicator, "");
    o->indicator = catalogue_indicator(&fixture.catalogue, view_of(indicator));
    o->items = items;
    o->item_count = count;
    return o;
}

/* Equal ones count once, whatever blanks or spelling of the day; the order of
 * the others stays. */
static void test_repeated(void **state)
{
    struct item items[] = {
        {VIEW("b"), VIEW("x"), VIEW("national"), VIEW("2021-05-01")},
        {VIEW("a"), VIEW("x"), VIEW("national"), VIEW("")},
        {VIEW(" b "), VIEW("x"), VIEW("national"), VIEW("2021年5月1日")},
        {VIEW("b"), VIEW("y"), VIEW("national"), VIEW("2021-05-01")},
        {VIEW("a"), VIEW("x"), VIEW("national"), VIEW("")},
    };
    struct observation *o = list("GEN.HON.COLL", items, 5);

    (void)state;
    value_read(&fixture.job, o);
    assert_string_equal(fixture_codes(),
                        "normalize.item-twice normalize.item-twice");
    expect_number(o->number, "3");
    assert_int_equal(o->item_count, 3);
    expect_view(o->items[0].name, "b");
    expect_view(o->items[1].name, "a");
    expect_view(o->items[2].by, "y");
    assert_false(o->dropped);
}

static void test_refused(void **state)
{
    struct item nameless[] = {{.name = VIEW("a")}, {.name = VIEW("  ")}};
    struct item one[] = {{.name = VIEW("a")}};
    struct observation *o = list("GEN.HON.COLL", nameless, 2);

    (void)state;
    value_read(&fixture.job, o);
    assert_string_equal(fixture_codes(), "normalize.item-name");
    assert_true(o->dropped);
    o = list("ELD.BEDS", one, 1);
    value_read(&fixture.job, o);
    assert_string_equal(fixture_codes(), "normalize.wrong-type");
    assert_true(o->dropped);
}

static void test_nothing(void **state)
{
    static const char *const words[] = {"无", "0", "-"};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct observation *o = list("GEN.HON.COLL", NULL, 0);

        o->text = view_of(words[i]);
        value_read(&fixture.job, o);
        assert_int_equal(o->flags, FLAG_BIT(FLAG_NIL));
        expect_number(o->number, "0");
    }
}

static void test_day_and_person(void **state)
{
    struct item items[] = {{VIEW("王某13800138000"), VIEW(""),
                            VIEW("省级13800138000"),
                            VIEW("last May, 13900139000")}};
    struct observation *o = list("GEN.HON.COLL", items, 1);

    (void)state;
    value_read(&fixture.job, o);
    assert_string_equal(fixture_codes(),
                        "normalize.personal normalize.personal "
                        "normalize.personal normalize.item-on");
    expect_view(fixture_finding(3)->text, "last May, ***********");
    expect_view(o->items[0].level, "省级***********");
    expect_view(o->items[0].name, "王某***********");
    expect_view(o->items[0].on, "");
    expect_number(o->number, "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repeated),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_day_and_person),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
