/* Tests of the command line: what is taken, and what is said of the rest. */
#include "pipeline/commands/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/text.h"
#include "pipeline/commands/command.h"

enum { WORDS_MOST = 8 };

static const char *const takes[] = {"clock", "workers", "settle", "ephemeral",
                                    NULL};
static const struct command batch = {.name = "batch", .takes = takes};
static const struct command look = {.name = "look", .operands = true};

static int count(const char *const *words)
{
    int n = 0;
    while (n < WORDS_MOST && words[n])
        n++;
    return n;
}

static enum status read_words(const struct command *command,
                              const char *const *words, struct options *options,
                              struct err *err)
{
    static char *argv[WORDS_MOST + 1];
    int n = count(words);
    for (int i = 0; i < n; i++)
        argv[i] = (char *)(uintptr_t)words[i];
    argv[n] = NULL;
    return options_read(options, command, n, argv, err);
}

static void test_site(void **state)
{
    static const char *const none[] = {NULL};
    static const char *const told[] = {"--site", "there", NULL};
    struct options options;
    struct err err = {0};
    (void)state;
    unsetenv("NIANBAO_SITE");
    assert_int_equal(read_words(&batch, none, &options, &err), STATUS_OK);
    assert_string_equal(options.site, ".");
    setenv("NIANBAO_SITE", "", 1);
    assert_int_equal(read_words(&batch, none, &options, &err), STATUS_OK);
    assert_string_equal(options.site, ".");
    setenv("NIANBAO_SITE", "/srv/site", 1);
    assert_int_equal(read_words(&batch, none, &options, &err), STATUS_OK);
    assert_string_equal(options.site, "/srv/site");
    assert_int_equal(read_words(&batch, told, &options, &err), STATUS_OK);
    assert_string_equal(options.site, "there");
    unsetenv("NIANBAO_SITE");
}

static void test_values(void **state)
{
    static const char *const words[] = {"--site=s=1",  "--config", "c",
                                        "--ephemeral", "--clock=", "--settle",
                                        "--0",         NULL};
    struct options options;
    struct err err = {0};
    (void)state;
    assert_int_equal(read_words(&batch, words, &options, &err), STATUS_OK);
    assert_string_equal(options.site, "s=1");
    assert_string_equal(options.config, "c");
    assert_string_equal(options.clock, "");
    assert_true(options.ephemeral);
    assert_false(options.help);
    assert_int_equal(options.setting_count, 1);
    assert_string_equal(options.settings[0].name, "settle");
    assert_string_equal(options.settings[0].value, "--0");
}

/* The later word wins because settings are applied in order. */
static void test_twice(void **state)
{
    static const char *const words[] = {"--workers", "1", "--workers=2", NULL};
    struct options options;
    struct err err = {0};
    (void)state;
    assert_int_equal(read_words(&batch, words, &options, &err), STATUS_OK);
    assert_int_equal(options.setting_count, 2);
    assert_string_equal(options.settings[1].value, "2");
}

static void test_operands(void **state)
{
    static const char *const words[] = {"--site", "s", "--", "--a", "b", NULL};
    struct options options;
    struct err err = {0};
    (void)state;
    assert_int_equal(read_words(&look, words, &options, &err), STATUS_OK);
    assert_int_equal(options.operand_count, 2);
    assert_string_equal(options.operands[0], "--a");
    assert_string_equal(options.operands[1], "b");
}

static const struct {
    const struct command *command;
    const char *words[WORDS_MOST];
    const char *what;
    const char *remedy;
} refused[] = {
    {&batch,
     {"--wrokers", "2"},
     "batch does not know --wrokers",
     "it knows --site --config --help --clock --ephemeral --workers "
     "--settle"},
    {&look,
     {"--workers", "2"},
     "look does not know --workers",
     "it knows --site --config --help"},
    {&batch, {"--workers"}, "--workers wants a value", ""},
    {&batch, {"--ephemeral=yes"}, "--ephemeral takes no value", ""},
    {&batch, {"--site", "s", "file"}, "batch takes no operand: file", ""},
    {&batch, {"--site", "s", "-x"}, "batch takes no operand: -x", ""},
    {&batch,
     {"--=5"},
     "batch does not know --",
     "it knows --site --config --help --clock --ephemeral --workers "
     "--settle"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct options options;
        struct err err = {0};
        assert_int_equal(
            read_words(refused[i].command, refused[i].words, &options, &err),
            STATUS_FATAL);
        assert_string_equal(err.what, refused[i].what);
        assert_string_equal(err.remedy, refused[i].remedy);
        assert_int_equal(err_exit_status(&err), 2);
    }
}

static void test_too_many(void **state)
{
    static char word[] = "--workers=1";
    char *argv[OPTION_SETTINGS_MAX + 2] = {NULL};
    struct options options;
    struct err err = {0};
    (void)state;
    for (int i = 0; i <= OPTION_SETTINGS_MAX; i++)
        argv[i] = word;
    assert_int_equal(
        options_read(&options, &batch, OPTION_SETTINGS_MAX, argv, &err),
        STATUS_OK);
    assert_int_equal(
        options_read(&options, &batch, OPTION_SETTINGS_MAX + 1, argv, &err),
        STATUS_FATAL);
    assert_string_equal(err.what, "too many options");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_site),    cmocka_unit_test(test_values),
        cmocka_unit_test(test_twice),   cmocka_unit_test(test_operands),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
