/* The survey of the repository with its rules, for the tests of this folder;
 * and submissions to try on them. Included by each test program once. */
#ifndef NIANBAO_TESTS_NORMALIZE_FIXTURE_H
#define NIANBAO_TESTS_NORMALIZE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/csv.h"
#include "pipeline/base/file.h"
#include "pipeline/base/xml.h"
#include "stages/normalize/job.h"
#include "stages/normalize/rules.h"

struct fixture {
    struct arena arena; /* of the survey */
    struct arena work;  /* of what a test makes */
    struct catalogue catalogue;
    struct rules *rules;
    struct submission *s;
    struct job job;
};

static struct fixture fixture;

/* The file's text, kept till the end of the program. */
static inline struct view fixture_text(const char *path)
{
    struct buf text = {0};
    struct err err = {0};
    struct view copy;

    if (file_read(path, 1 << 20, &text, &err) != STATUS_OK)
        fail_msg("%s", err.what);
    copy = arena_copy(&fixture.arena, buf_view(&text));
    buf_release(&text);
    return copy;
}

static inline int fixture_open(void **state)
{
    struct err err = {0};

    (void)state;
    xml_setup();
    arena_init(&fixture.arena, 0);
    arena_init(&fixture.work, 0);
    if (catalogue_load("config", &fixture.arena, &fixture.catalogue, &err) ==
        STATUS_OK)
        fixture.rules = rules_load("config/normalize.xml",
                                   fixture_text("config/normalize.xml"), &err);
    if (!fixture.rules)
        err_print(&err, stderr);
    return fixture.rules ? 0 : -1;
}

static inline int fixture_close(void **state)
{
    (void)state;
    rules_free(fixture.rules);
    arena_release(&fixture.work);
    arena_release(&fixture.arena);
    return 0;
}

/* A fresh submission of `unit` for 2021, with a job to work on it. */
static inline struct submission *fixture_submission(const char *unit)
{
    arena_clear(&fixture.work);
    fixture.s = submission_new(&fixture.work);
    fixture.s->unit_word = view_of(unit);
    fixture.s->period_word = VIEW("2021");
    fixture.job = (struct job){&fixture.catalogue, fixture.rules, fixture.s};
    return fixture.s;
}

static inline struct observation *fixture_say(const char *indicator,
                                              const char *text)
{
    struct observation *o =
        array_push(&fixture.s->observations, fixture.s->arena, sizeof *o);

    assert_non_null(o);
    o->indicator_word = view_of(indicator);
    o->text = view_of(text);
    return o;
}

/* The codes of the submission's findings, joined by blanks. */
static inline const char *fixture_codes(void)
{
    const struct finding *findings = fixture.s->findings.at;
    struct view codes = VIEW("");

    for (size_t i = 0; i < fixture.s->findings.count; i++)
        codes = arena_format(&fixture.work, "%.*s%s%.*s", VIEW_ARG(codes),
                             i ? " " : "", VIEW_ARG(findings[i].code));
    return codes.n ? codes.p : "";
}

static inline const struct finding *fixture_finding(size_t i)
{
    assert_true(i < fixture.s->findings.count);
    return (const struct finding *)fixture.s->findings.at + i;
}

static inline void expect_view(struct view got, const char *wanted)
{
    struct view copy = arena_copy(&fixture.work, got);

    assert_string_equal(copy.p, wanted);
}

static inline void expect_number(struct decimal got, const char *wanted)
{
    char text[DECIMAL_TEXT];

    decimal_print(got, -1, text);
    assert_string_equal(text, wanted);
}

/* Loads rules that have a mistake; what is said of it and its line. */
static inline void expect_mistake(const char *text, const char *what, long line)
{
    struct err err = {0};

    assert_null(rules_load("rules.xml", view_of(text), &err));
    assert_string_equal(err.what, what);
    assert_int_equal(err.fault, FAULT_CONFIG);
    assert_string_equal(err.file, "rules.xml");
    assert_int_equal(err.line, line);
}

#endif
