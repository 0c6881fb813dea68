/* Labels are known however people have spaced or broken them. */
#include "pipeline/model/questionnaire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *cell;
    int column;
} cases[] = {
    {"代码\nCode", QUESTIONNAIRE_CODE},
    {"代码", QUESTIONNAIRE_CODE},
    {" 代 码 ", QUESTIONNAIRE_CODE},
    {"代码\r\nCode", QUESTIONNAIRE_CODE},
    {"code", QUESTIONNAIRE_CODE},
    {"Last  Year", QUESTIONNAIRE_LAST},
    {"本年数值\nValue", QUESTIONNAIRE_VALUE},
    {"代码表", -1},
    {"代", -1},
    {"Code of area", -1},
    {"", -1},
    {"\n", -1},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(label_find(questionnaire_columns,
                                    QUESTIONNAIRE_COLUMNS,
                                    view_of(cases[i].cell)),
                         cases[i].column);
}

/* Two labels of a list that could be taken for each other would move values. */
static void test_distinct(void **state)
{
    (void)state;
    for (int i = 0; i < QUESTIONNAIRE_COLUMNS; i++)
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            assert_int_equal(
                label_find(questionnaire_columns, QUESTIONNAIRE_COLUMNS,
                           view_of(questionnaire_columns[i].text[l])),
                i);
    for (int i = 0; i < QUESTIONNAIRE_HEADS; i++)
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            assert_int_equal(
                label_find(questionnaire_heads, QUESTIONNAIRE_HEADS,
                           view_of(questionnaire_heads[i].text[l])),
                i);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_distinct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
