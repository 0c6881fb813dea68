/* The fixed words of pages for clerks. A site that was made before a word came
 * up has it all the same: messages.csv only ever replaces what stands here. */
#include "pipeline/engine/words.h"

/* Verdicts come in threes: what it is, what happens now, what is to be done. */
static const struct word {
    const char *code;
    const char *text[LANGUAGE_COUNT];
} table[] = {
    {"title", {"报送回执", "Receipt"}},
    {"check-title",
     {"预检结果（未报送）", "Pre-check (nothing was delivered)"}},
    {"accepted", {"已接收，全部采用", "Accepted"}},
    {"accepted-now",
     {"您报的数已计入，下一次夜间汇总后可在发布的表中看到。",
      "Your figures count; the tables show them after the next nightly run."}},
    {"accepted-do",
     {"无需再做什么。请保存本回执。", "Nothing. Keep this receipt."}},
    {"warnings",
     {"已接收，有 {value} 处需要核实", "Accepted; to be looked at: {value}"}},
    {"warnings-now",
     {"您报的数已计入；下列各处看上去不寻常。",
      "Your figures count; those listed below look unusual."}},
    {"warnings-do",
     {"请逐条核对：数有误的，改正后把整个文件重新报送；数无误的，在备注"
      "（remark）里写明规则编号和原因后重新报送。",
      "Look at each: if the figure is wrong, mend it and drop the whole file "
      "again; if it is right, say why in a remark that names the rule, and "
      "drop it again."}},
    {"partly",
     {"部分接收：{value} 处有错，有错的数未采用",
      "Accepted in part; figures with a mistake do not count: {value}"}},
    {"partly-now",
     {"其余的数已计入；有错的数按未报处理。",
      "The other figures count; those with a mistake are as if not reported."}},
    {"partly-do",
     {"请按下表改正，再把整个文件重新报送。",
      "Mend them as the list says and drop the whole file again."}},
    {"rejected", {"退回：本文件没有采用", "Refused: nothing in it counts"}},
    {"rejected-now",
     {"文件已存档，但没有计入任何数。以前采用的报表不受影响，仍然有效。",
      "The file is kept, but no figure of it counts. Returns accepted before "
      "stand as they were."}},
    {"rejected-do",
     {"请按下表改正，再把整个文件重新报送。",
      "Mend it as the list says and drop the whole file again."}},
    {"repeated",
     {"内容与已采用的报表完全相同", "It repeats what is held already"}},
    {"repeated-now",
     {"没有任何改动；以前采用的报表继续有效。",
      "Nothing was changed; the return accepted before stands."}},
    {"repeated-do",
     {"无需再做什么。如果本想更正，请确认放入的是改过的文件。",
      "Nothing. If you meant to correct something, make sure that you dropped "
      "the mended file."}},
    {"held-back",
     {"其中 {value} 份报表已收存但不采用（已有更高的版本，或已撤回），见下表。",
      "Of its returns these are kept but do not count: {value} (a higher "
      "version "
      "is held, "
      "or they were taken back); see the list."}},
    {"check-now",
     {"这是预检：没有报送，没有记录，文件仍在原处。正式报送时结论与此相同，"
      "除非期间情况有变。",
      "This is a pre-check: nothing was delivered or recorded, and the file "
      "stays where it is. Delivered now, it would get this verdict."}},
    {"check-do",
     {"把文件移到上一级文件夹，即为正式报送。",
      "To deliver it, move the file to the folder above."}},
    {"now", {"现在的情况", "What happens now"}},
    {"do", {"您要做的", "What you must do"}},
    {"file", {"文件", "File"}},
    {"id", {"回执编号", "Receipt"}},
    {"sha256", {"文件指纹 SHA-256（送达凭证）", "SHA-256 (proof of delivery)"}},
    {"fingerprint", {"文件指纹 SHA-256", "SHA-256"}},
    {"received", {"收到时间", "Received"}},
    {"checked", {"文件时间", "Time of the file"}},
    {"sender", {"报送单位文件夹", "Sender's folder"}},
    {"findings", {"问题清单", "What was found"}},
    {"counts", {"共 {text}。", "{text}."}},
    {"nothing", {"没有发现问题。", "Nothing was found wrong."}},
    {"more",
     {"本页列出前 {text}，另有 {value} 条未列出：先改正这里列出的。CSV "
      "文件列得更多。",
      "This page lists the first {text}; not listed here: {value} more. Begin "
      "with these. The CSV file lists more."}},
    {"more-csv", {"另有 {value} 条未列出", "Not listed: {value} more"}},
    {"changes", {"系统对填写方式的换算", "How your words were read"}},
    {"changes-what",
     {"下列填写已按规则换算，请确认；无误则无需处理。",
      "These were converted by the survey's rules. If they are right, nothing "
      "is to be done."}},
    {"changes-more", {"另有 {value} 处未列出。", "Not listed: {value} more."}},
    {"dates", {"日期与联系人", "Dates, and whom to call"}},
    {"again",
     {"随时可以再次报送：把改好的文件放回收件箱，几分钟后会有新的回执。",
      "You may drop it again at any time: put the mended file into the inbox; "
      "a new receipt comes within minutes."}},
    {"contact", {"联系人", "Whom to call"}},
    {"no-contact", {"收件单位", "the receiving office"}},
    {"form", {"报表", "Form"}},
    {"year", {"年份", "Year"}},
    {"opening", {"开始受理", "Opens"}},
    {"deadline", {"截止", "Deadline"}},
    {"correction", {"更正截止", "Corrections until"}},
    {"lock", {"锁定", "Locked after"}},
    {"unit", {"单位", "Unit"}},
    {"period", {"时期", "Period"}},
    {"severity", {"程度", "Severity"}},
    {"wrong", {"问题", "What is wrong"}},
    {"remedy", {"怎样改", "How to mend it"}},
    {"indicator", {"指标", "Indicator"}},
    {"value", {"读到的值", "Value as read"}},
    {"taken", {"采用的值", "Taken as"}},
    {"place", {"位置", "Place"}},
    {"rule", {"规则", "Rule"}},
    {"verdict", {"结论", "Verdict"}},
    {"fatal", {"致命", "Fatal"}},
    {"error", {"错误", "Error"}},
    {"warning", {"警告", "Warning"}},
    {"information", {"提示", "Note"}},
    {"explained", {"已说明", "Explained"}},
    {"of-findings", {"{value} 条", "findings: {value}"}},
    {"of-fatal", {"致命 {value}", "fatal {value}"}},
    {"of-error", {"错误 {value}", "errors {value}"}},
    {"of-warning", {"警告 {value}", "warnings {value}"}},
    {"of-information", {"提示 {value}", "notes {value}"}},
    {"of-explained", {"已说明 {value}", "explained {value}"}},
    {"of-kinds", {"{value} 类", "kinds {value}"}},
    {"between", {"，", ", "}},
    {"open-title", {"待办事项", "What is open"}},
    {"open-none", {"没有待办事项", "Nothing is open"}},
    {"open-some", {"待办 {value} 项", "To be done: {value}"}},
    {"open-what",
     {"本页每晚更新：采用的报表里尚未说明的警告和错误，与其他单位比较后的发现，"
      "以及到期未报的报表。已处理的下一晚自动消失。",
      "Rewritten every night: warnings and errors not yet answered in the "
      "returns that count, what comparing with other units showed, and returns "
      "that are due. What has been dealt with is gone the next night."}},
    {"open-returns", {"应报未报", "Returns not yet in"}},
    {"open-remedy",
     {"请报送本表（截止 {text}）", "Report it (deadline {text})"}},
    {"open-findings", {"需要核实或更正", "To be looked at or mended"}},
    {"open-done",
     {"所有应报的报表都已收到。", "Every return that is due is in."}},
    {"state", {"状态", "State"}},
    {"due", {"待报", "due"}},
    {"missing", {"逾期未报", "overdue"}},
    {"on-time", {"按时", "on time"}},
    {"late", {"迟报", "late"}},
    {"history", {"补录", "entered later"}},
    {"total", {"合计", "Total"}},
    {"was-accepted", {"采用", "accepted"}},
    {"was-warnings", {"采用，有提示", "accepted with warnings"}},
    {"was-partly", {"部分采用", "accepted in part"}},
    {"was-refused", {"退回", "refused"}},
    {"remind", {"请催报", "remind now"}},
    {"remind-soon", {"到期前提醒", "remind before the deadline"}},
    {"not-open", {"未开始", "not open yet"}},
};

static const struct word *find(const char *code)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].code, code))
            return &table[i];
    return NULL;
}

struct view words_of(const struct catalogue *catalogue, const char *code,
                     enum language language)
{
    char name[64] = "receipt.";
    struct view view = view_of(code);
    size_t before = strlen(name);
    const struct message *message = NULL;
    if (view.n < sizeof name - before) {
        memcpy(name + before, view.p, view.n);
        message =
            catalogue_message(catalogue, (struct view){name, before + view.n});
    }
    if (message)
        return message->text[language];
    const struct word *word = find(code);
    return word ? view_of(word->text[language]) : view;
}

/* Only these two are known; any other brace stays as it stands. */
static bool fill(struct view *text, struct view mark, struct view with,
                 struct buf *out)
{
    if (!view_starts(*text, mark))
        return false;
    buf_add(out, with);
    *text = (struct view){text->p + mark.n, text->n - mark.n};
    return true;
}

void words_print(const struct catalogue *catalogue, const char *code,
                 enum language language, size_t count, struct view with,
                 struct buf *out)
{
    struct buf number = {0};
    struct view text = words_of(catalogue, code, language);
    buf_format(&number, "%zu", count);
    while (text.n) {
        if (fill(&text, VIEW("{value}"), buf_view(&number), out) ||
            fill(&text, VIEW("{text}"), with, out))
            continue;
        buf_byte(out, *text.p);
        text = (struct view){text.p + 1, text.n - 1};
    }
    out->failed = out->failed || number.failed;
    buf_release(&number);
}
