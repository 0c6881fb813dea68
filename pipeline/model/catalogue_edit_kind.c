/* What an edit of edits.xml is tried on and its parameters, as its kind wants
 * them. */
#include "pipeline/model/catalogue_edit.h"
#include "pipeline/model/edit_kind.h"

static struct view attribute(const struct edit_reader *reader, const char *name)
{
    const struct xml_attribute *a = reader->attributes.at;

    for (size_t i = 0; i < reader->attributes.count; i++)
        if (view_equal(a[i].name, view_of(name)))
            return a[i].value;
    return (struct view){0};
}

/* The methods of a type, joined by blanks. */
static void list_methods(struct view type, struct buf *out)
{
    for (const struct edit_kind *k = edit_kinds; k->type; k++)
        if (k->method && view_equal(type, view_of(k->type)))
            buf_format(out, " %s", k->method);
}

/* What is wrong is told by what would be right. */
static void fault_no_kind(struct loader *loader, const struct edit *edit)
{
    struct buf methods = {0};

    list_methods(edit->type, &methods);
    if (methods.n > 0)
        loader_fault(loader,
                     "the type %.*s takes a <formula> or a method; expected "
                     "one of%.*s",
                     VIEW_ARG(edit->type), VIEW_ARG(buf_view(&methods)));
    else if (edit->method.n > 0)
        loader_fault(loader, "the type %.*s has no method \"%.*s\"",
                     VIEW_ARG(edit->type), VIEW_ARG(edit->method));
    else if (edit->formula_text.n == 0)
        loader_fault(loader, "the edit %.*s lacks its <formula>",
                     VIEW_ARG(edit->id));
    else
        loader_fault(loader, "the type %.*s takes no <formula>",
                     VIEW_ARG(edit->type));
    buf_release(&methods);
}

static void check_level(struct loader *loader, const struct edit *edit)
{
    const struct edit_kind *kind = edit->kind;

    if (edit->level < kind->level_least || edit->level > kind->level_most)
        loader_fault(loader, "level=\"%d\"; %s is of levels %d to %d",
                     edit->level, kind->method ? kind->method : kind->type,
                     kind->level_least, kind->level_most);
}

/* A derived indicator is never in a return. */
static const struct indicator *
find_on(struct loader *loader, const struct edit *edit, struct view code)
{
    const struct indicator *x = catalogue_indicator(loader->catalogue, code);

    if (!x)
        loader_fault(loader, "on: \"%.*s\" is not in indicators.csv",
                     VIEW_ARG(code));
    else if (x->formula_text.n > 0 && edit->level < 3)
        loader_fault(loader,
                     "on: %.*s is derived and never in a return; expected "
                     "level 3 or more",
                     VIEW_ARG(code));
    return x;
}

static void read_on(struct edit_reader *reader)
{
    struct loader *loader = reader->loader;
    struct edit *edit = &reader->edit;
    unsigned takes = edit->kind->takes;
    struct view rest = edit->on_text;
    struct array on = {0};

    if (rest.n == 0 && (takes & TAKES_ON))
        loader_fault(loader, "<edit> lacks the attribute \"on\"");
    if (rest.n > 0 && !(takes & (TAKES_ON | MAY_ON)))
        loader_fault(loader, "%s takes no on=\"%.*s\"", edit->kind->type,
                     VIEW_ARG(rest));
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest)) {
        const struct indicator **slot =
            array_push(&on, loader->arena, sizeof(struct indicator *));
        if (slot)
            *slot = find_on(loader, edit, w);
    }
    edit->on = on.at;
    edit->on_count = on.count;
}

/* The list a choice is made from. */
static void fault_choice(struct loader *loader, const struct edit_parameter *p,
                         struct view word)
{
    struct buf words = {0};

    for (const char *const *w = p->words; *w; w++)
        buf_format(&words, "%s%s", w == p->words ? "" : ", ", *w);
    loader_fault(loader, "%s=\"%.*s\"; expected one of %.*s", p->name,
                 VIEW_ARG(word), VIEW_ARG(buf_view(&words)));
    buf_release(&words);
}

static void check_codes(struct loader *loader, const struct edit_parameter *p,
                        struct view text)
{
    const struct catalogue *c = loader->catalogue;
    bool areas = p->kind == PARAMETER_AREAS;

    for (struct view w = edit_word(&text); w.n; w = edit_word(&text))
        if (areas ? !catalogue_area(c, w) : !catalogue_indicator(c, w))
            loader_fault(loader, "%s: \"%.*s\" is not in %s", p->name,
                         VIEW_ARG(w), areas ? "areas.csv" : "indicators.csv");
}

static void read_number(struct loader *loader, const struct edit_parameter *p,
                        struct edit_setting *setting)
{
    if (!decimal_parse(setting->text, &setting->number) ||
        decimal_sign(setting->number) < 0)
        loader_fault(loader, "%s=\"%.*s\"; expected a number not below zero",
                     p->name, VIEW_ARG(setting->text));
}

static void check_word(struct loader *loader, const struct edit_parameter *p,
                       struct edit_setting *setting)
{
    int whole = 0;

    switch (p->kind) {
    case PARAMETER_NUMBER:
        read_number(loader, p, setting);
        break;
    case PARAMETER_COUNT:
        if (!view_number(setting->text, &whole))
            loader_fault(loader, "%s=\"%.*s\"; expected a whole number",
                         p->name, VIEW_ARG(setting->text));
        break;
    case PARAMETER_CHOICE:
        if (!is_among(setting->text, p->words))
            fault_choice(loader, p, setting->text);
        break;
    case PARAMETER_CODES:
    case PARAMETER_AREAS:
        check_codes(loader, p, setting->text);
        break;
    case PARAMETER_WORDS:
        break;
    }
}

static void read_setting(struct edit_reader *reader,
                         const struct edit_parameter *p,
                         struct edit_setting *setting)
{
    struct loader *loader = reader->loader;

    setting->text = view_trim(attribute(reader, p->name));
    if (setting->text.n == 0)
        setting->text = view_of(p->fallback);
    setting->given = setting->text.n > 0;
    if (p->needed && !setting->given)
        loader_fault(loader, "<edit> lacks the attribute \"%s\"", p->name);
    if (setting->given)
        check_word(loader, p, setting);
}

static bool is_parameter(const struct edit_kind *kind, struct view name)
{
    for (const struct edit_parameter *p = kind->parameters; p->name; p++)
        if (view_equal(name, view_of(p->name)))
            return true;
    return false;
}

static void check_unknown(struct edit_reader *reader)
{
    static const char *const common[] = {"id",     "type", "severity", "level",
                                         "method", "on",   NULL};
    const struct xml_attribute *a = reader->attributes.at;
    const struct edit_kind *kind = reader->edit.kind;
    struct buf known = {0};

    for (const struct edit_parameter *p = kind->parameters; p->name; p++)
        buf_format(&known, " %s", p->name);
    for (size_t i = 0; i < reader->attributes.count; i++)
        if (!is_among(a[i].name, common) && !is_parameter(kind, a[i].name))
            loader_fault(reader->loader,
                         "unknown attribute \"%.*s\" of <edit>; %s takes%.*s",
                         VIEW_ARG(a[i].name),
                         kind->method ? kind->method : kind->type,
                         VIEW_ARG(buf_view(&known)));
    buf_release(&known);
}

void edit_reader_kind(struct edit_reader *reader)
{
    struct edit *edit = &reader->edit;

    edit->on_text = view_trim(attribute(reader, "on"));
    edit->kind = edit_kind_find(edit->type, edit->method,
                                edit->formula_text.n > 0, edit->on_text.n > 0);
    if (!edit->kind) {
        fault_no_kind(reader->loader, edit);
        return;
    }
    check_unknown(reader);
    check_level(reader->loader, edit);
    read_on(reader);
    for (size_t i = 0; edit->kind->parameters[i].name; i++)
        read_setting(reader, &edit->kind->parameters[i], &edit->settings[i]);
}

void edit_check_parameters(struct loader *loader, const struct edit *edit)
{
    const char *wrong = NULL;

    if (edit->kind->check)
        wrong = edit->kind->check(loader->catalogue, edit);
    if (wrong)
        loader_fault(loader, "the edit %.*s: %s", VIEW_ARG(edit->id), wrong);
}
