/* SHA-256 against the examples of FIPS 180-2. */
#include "pipeline/base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const struct {
    const char *text;
    const char *expected;
} cases[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void test_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct digest digest;
        char text[DIGEST_TEXT];
        struct view rest = view_of(cases[i].text);

        digest_init(&digest);
        /* In pieces: the result must not tell. */
        digest_add(&digest, (struct view){rest.p, rest.n / 2});
        digest_add(&digest, (struct view){NULL, 0});
        digest_add(&digest,
                   (struct view){rest.p + rest.n / 2, rest.n - rest.n / 2});
        digest_text(&digest, text);
        assert_string_equal(text, cases[i].expected);
    }
}

static void of_fields(const char *a, const char *b, char text[DIGEST_TEXT])
{
    struct digest digest;

    digest_init(&digest);
    digest_field(&digest, view_of(a));
    digest_field(&digest, view_of(b));
    digest_text(&digest, text);
}

static void test_fields(void **state)
{
    char one[DIGEST_TEXT];
    char other[DIGEST_TEXT];

    (void)state;
    of_fields("a", "bc", one);
    of_fields("ab", "c", other);
    assert_string_not_equal(one, other);
    of_fields("a", "bc", other);
    assert_string_equal(one, other);
    of_fields("", "abc", one);
    of_fields("abc", "", other);
    assert_string_not_equal(one, other);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
