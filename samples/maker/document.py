"""Writes returns as XML."""
from xml.sax.saxutils import escape, quoteattr

SPACE = "urn:nianbao:submission:1"


def attributes(pairs):
    """Those that are not None, in order."""
    return "".join(" %s=%s" % (name, quoteattr(value))
                   for name, value in pairs if value is not None)


def wholly_synthetic(report):
    """Then the submission says so once; else each invented value does."""
    return all(entry.synthetic for entry in report.entries)


def flags_of(entry, inherited):
    return "synthetic" if entry.synthetic and not inherited else None


def entry_lines(entry, inherited):
    common = [("of", entry.indicator), ("area", entry.area or None),
              ("period", entry.period or None),
              ("flags", flags_of(entry, inherited))]
    if entry.kind == "none":
        words = attributes(common[:1] + [("as", entry.value)] + common[1:])
        return ["  <none%s/>" % words]
    words = attributes(common + [("source", entry.source or None)])
    if entry.kind == "items":
        lines = [item_line(item) for item in entry.items]
        return ["  <items%s>" % words, *lines, "  </items>"]
    words += attributes([("measure", entry.measure or None)])
    return ["  <value%s>%s</value>" % (words, escape(entry.value))]


def item_line(item):
    words = attributes((name, item[name] or None)
                       for name in ("name", "by", "level", "on"))
    return "    <item%s/>" % words


def head_line(report):
    return "  <head%s/>" % attributes(
        [("chief", "样例负责人"), ("statistician", "样例统计人"),
         ("filled-by", "样例填表人"),
         ("phone", "020-00000000" if report.form != "organization" else None)])


def submission_lines(report, space=None):
    inherited = wholly_synthetic(report)
    opening = attributes(
        [("xmlns", space), ("unit", report.unit), ("period", report.period),
         ("form", report.form), ("scope", report.scope or None),
         ("revision", report.revision or None), ("prepared", report.prepared),
         ("mode", report.mode or None), ("name", report.name or None),
         ("flags", "synthetic" if inherited else None)])
    lines = ["<submission%s>" % opening, head_line(report)]
    if report.nil:
        lines.append("  <nil/>")
    for entry in report.entries:
        lines += entry_lines(entry, inherited)
    for on, words in report.remarks:
        lines.append("  <remark%s>%s</remark>"
                     % (attributes([("on", on)]), escape(words)))
    return lines + ["</submission>"]


def document(reports, encoding="UTF-8"):
    """The text of one file: a submission, or <submissions> of several."""
    lines = ['<?xml version="1.0" encoding="%s"?>' % encoding]
    if len(reports) == 1:
        lines += submission_lines(reports[0], SPACE)
    else:
        lines.append("<submissions%s>" % attributes([("xmlns", SPACE)]))
        for report in reports:
            lines += submission_lines(report)
        lines.append("</submissions>")
    return "\n".join(lines) + "\n"
