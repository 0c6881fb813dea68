/* Tests of spans made of years, and of spans stated. */
#include "stages/aggregate/spans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void years_make_the_span(void **state)
{
    static const struct tally_case cases[] = {
        {"all years",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=4",
         "T.FLOW 990101 2017/2019", "7 1/1", ""},
        {"a year is missing",
         "990101 2017 T.FLOW=1\n"
         "990101 2019 T.FLOW=4",
         "T.FLOW 990101 2017/2019", "5 partial 1/1", ""},
        {"then the stated span counts",
         "990101 2017 T.FLOW=1\n"
         "990101 2019 T.FLOW=4 T.FLOW=9:2017/2019",
         "T.FLOW 990101 2017/2019", "9 whole 1/1", ""},
        {"stated alone", "990101 2019 T.FLOW=9:2017/2019",
         "T.FLOW 990101 2017/2019", "9 1/1", ""},
        {"all years, and stated the same",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=4 T.FLOW=7:2017/2019",
         "T.FLOW 990101 2017/2019", "7 1/1", ""},
        {"all years, and stated otherwise",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=4 T.FLOW=9:2017/2019",
         "T.FLOW 990101 2017/2019", "7 disputed 1/1",
         "span 990101 990101 2017/2019 7 9 "},
        {"a stated span knows more than years of which one is partial",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2!partial\n"
         "990101 2019 T.FLOW=4 T.FLOW=9:2017/2019",
         "T.FLOW 990101 2017/2019", "9 whole 1/1", ""},
        {"which it is not if they agree",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2!partial\n"
         "990101 2019 T.FLOW=4 T.FLOW=7:2017/2019!partial",
         "T.FLOW 990101 2017/2019", "7 partial 1/1", ""},
        {"and without one the years count, partial",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2!partial\n"
         "990101 2019 T.FLOW=4",
         "T.FLOW 990101 2017/2019", "7 partial 1/1", ""},
        {"nil years count",
         "990101 2017 T.FLOW=nil\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=nil",
         "T.FLOW 990101 2017/2019", "2 1/1", ""},
        {"areas are combined as for a year",
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=4\n"
         "990102 2019 T.FLOW=9:2017/2019",
         "T.FLOW 990100 2017/2019", "16 2/2", ""},
        {"a level is the last one",
         "990101 2017 T.MAX=5\n"
         "990101 2018 T.MAX=3\n"
         "990101 2019 T.MAX=4",
         "T.MAX 990101 2017/2019", "none", ""},
        {"a list is united over the years",
         "990101 2017 T.PRIZES={A/B/C/2017}\n"
         "990101 2018 T.PRIZES={A/B/C/2017|D/E/F/2018}\n"
         "990101 2019 T.PRIZES=nil",
         "T.PRIZES 990101 2017/2019", "2 1/1", ""},
        {"the years of a listed unit begin with its first",
         "51990102A10000015F 2018 T.ORG=2\n"
         "51990102A10000015F 2019 T.ORG=3",
         "T.ORG 990102 2017/2019", "5 1/1", ""},
        {"nothing is known of the first year of another",
         "51990101A100000151 2018 T.ORG=2\n"
         "51990101A100000151 2019 T.ORG=3",
         "T.ORG 990101 2017/2019", "5 partial 1/1", ""},
        {"a whole for one year is no span",
         "990100 2018 T.FLOW=3@990100\n"
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=4\n"
         "990102 2017 T.FLOW=1\n"
         "990102 2018 T.FLOW=1\n"
         "990102 2019 T.FLOW=1",
         "T.FLOW 990100 2017/2019", "10 2/2", ""},
        {"the city's years stand in for a district's gap",
         "990100 2018 T.FLOW=9@990100\n"
         "990101 2017 T.FLOW=1\n"
         "990101 2018 T.FLOW=2\n"
         "990101 2019 T.FLOW=4\n"
         "990102 2017 T.FLOW=1\n"
         "990102 2019 T.FLOW=1",
         "T.FLOW 990100 2017/2019", "16 2/2", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases,
                      "FLOW,schools,computed,990000,2017/"
                      "2019,T.FLOW,,,,,甲{value},Flow {value}\n"
                      "ORG,schools,computed,990000,2021,\"sum(T.ORG,2017/"
                      "2019)\",次,0,甲,Org,甲{value},Org {value}\n"
                      "PRIZES,schools,computed,990000,2017/"
                      "2019,T.PRIZES,,,,,甲{value},Prizes {value}\n");
}

static void a_stated_span_is_asked_of_all(void **state)
{
    static const struct tally_case cases[] = {
        {"years told before it is heard of",
         "990101 2011 T.FLOW=1\n"
         "990101 2012 T.FLOW=2\n"
         "990102 2012 T.FLOW=9:2011/2012",
         "T.FLOW 990101 2011/2012", "3 1/1", ""},
        {"a level",
         "990101 2011 T.MAX=5\n"
         "990101 2012 T.MAX=3\n"
         "990102 2012 T.MAX=2:2011/2012",
         "T.MAX 990101 2011/2012", "3 1/1", ""},
        {"the last year of a level is missing",
         "990101 2011 T.MAX=5\n"
         "990102 2012 T.MAX=2:2011/2012",
         "T.MAX 990101 2011/2012", "5 partial 1/1", ""},
        {"what has no time is itself", "990100 2021 T.FEE=5:2011/2012",
         "T.FEE 990100 2011/2012", "5 1/1", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases,
                      "FLOW,schools,computed,990000,2017/"
                      "2019,T.FLOW,,,,,甲{value},Flow {value}\n"
                      "ORG,schools,computed,990000,2021,\"sum(T.ORG,2017/"
                      "2019)\",次,0,甲,Org,甲{value},Org {value}\n"
                      "PRIZES,schools,computed,990000,2017/"
                      "2019,T.PRIZES,,,,,甲{value},Prizes {value}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_make_the_span),
        cmocka_unit_test(a_stated_span_is_asked_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
