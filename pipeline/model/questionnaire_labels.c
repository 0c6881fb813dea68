/* What stands at the head of columns and beside signatures. */
#include <strings.h>

#include "pipeline/model/questionnaire.h"

const char *const questionnaire_numbers[QUESTIONNAIRE_COLUMNS] = {
    "甲", "乙", "丙", "1", "2", "3", "4"};

const struct label questionnaire_columns[QUESTIONNAIRE_COLUMNS] = {
    [QUESTIONNAIRE_NAME] = {{"指标名称", "Indicator"}},
    [QUESTIONNAIRE_MEASURE] = {{"计量单位", "Unit"}},
    [QUESTIONNAIRE_CODE] = {{"代码", "Code"}},
    [QUESTIONNAIRE_VALUE] = {{"本年数值", "Value"}},
    [QUESTIONNAIRE_LAST] = {{"上年数值", "Last year"}},
    [QUESTIONNAIRE_REMARK] = {{"备注", "Remark"}},
    [QUESTIONNAIRE_EDIT] = {{"所说明的审核", "Edit explained"}},
};

const struct label questionnaire_lists[QUESTIONNAIRE_LIST_COLUMNS] = {
    [QUESTIONNAIRE_LIST_CODE] = {{"代码", "Code"}},
    [QUESTIONNAIRE_LIST_OF] = {{"指标名称", "Indicator"}},
    [QUESTIONNAIRE_LIST_NAME] = {{"名称", "Name"}},
    [QUESTIONNAIRE_LIST_BY] = {{"授予或主办单位", "By"}},
    [QUESTIONNAIRE_LIST_LEVEL] = {{"级别", "Level"}},
    [QUESTIONNAIRE_LIST_ON] = {{"日期", "Date"}},
};

const struct label questionnaire_heads[QUESTIONNAIRE_HEADS] = {
    [QUESTIONNAIRE_CHIEF] = {{"单位负责人", "Head of the unit"}},
    [QUESTIONNAIRE_STATISTICIAN] = {{"统计负责人", "Statistician"}},
    [QUESTIONNAIRE_FILLED_BY] = {{"填表人", "Filled in by"}},
    [QUESTIONNAIRE_PHONE] = {{"联系电话", "Phone"}},
    [QUESTIONNAIRE_PREPARED] = {{"报出日期", "Date"}},
};

const struct label questionnaire_reporter = {{"填报单位", "Reporting unit"}};

const char *const questionnaire_keys[QUESTIONNAIRE_KEYS] = {
    [QUESTIONNAIRE_UNIT] = "unit",
    [QUESTIONNAIRE_PERIOD] = "period",
    [QUESTIONNAIRE_FORM] = "form",
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Byte by byte, blanks of ASCII passed over: a label that was broken anew or
 * spaced out is still the label. `cell` may end behind it if a line does. */
static bool shows(struct view cell, const char *text, bool line)
{
    size_t i = 0;
    for (; i < cell.n && (*text || is_blank(cell.p[i])); i++) {
        if (is_blank(cell.p[i]))
            continue;
        while (*text == ' ')
            text++;
        if (strncasecmp(&cell.p[i], text, 1) != 0)
            return false;
        text++;
    }
    return !*text && (i == cell.n || (line && cell.p[i] == '\n'));
}

int label_find(const struct label *labels, int count, struct view cell)
{
    cell = view_trim(cell);
    for (int i = 0; i < count; i++)
        if (shows(cell, labels[i].text[LANGUAGE_ZH], true) ||
            shows(cell, labels[i].text[LANGUAGE_EN], false))
            return i;
    return -1;
}
