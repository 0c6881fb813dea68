/* Every main type of the ESS, on worlds of one line: what passes, what fails,
 * what stays open, what is not its business. */
#include "pipeline/model/edit_kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/small_survey.h"

enum { PASS = EDIT_PASS, FAIL, OPEN, SKIP };

/* `attributes` beside id and severity; a `formula` or NULL. */
static const struct {
    const char *attributes, *formula, *given;
    int outcome;
} cases[] = {
    /* EVA: form, unit, period, area */
    {"type='EVA' level='0'", NULL, "", PASS},
    {"type='EVA' level='0'", NULL, "period=2021-Q1", FAIL},
    {"type='EVA' level='0' periods='year span'", NULL, "period=2017/2021",
     PASS},
    {"type='EVA' level='0' units='bureau'", NULL, "unit=990101", PASS},
    {"type='EVA' level='0' units='bureau'", NULL, "unit=990100-inspectors",
     FAIL},
    {"type='EVA' level='0' units='inspectorate'", NULL,
     "unit=990100-inspectors", PASS},
    {"type='EVA' level='0' units='bureau' form='organization'", NULL,
     "unit=990100-inspectors form=institution", SKIP},
    {"type='EVA' level='0' from='2016' until='2021'", NULL, "period=2016",
     PASS},
    {"type='EVA' level='0' from='2016' until='2021'", NULL, "period=2015",
     FAIL},
    {"type='EVA' level='0' from='2016' until='2021'", NULL, "period=2022",
     FAIL},
    {"type='EVA' level='1' areas='990100'", NULL, "unit=990101", PASS},
    {"type='EVA' level='1' areas='990100'", NULL, "unit=990200", FAIL},
    /* FLF: the drop's own name */
    {"type='FLF' level='0'", NULL, "file=a.zip!b.doc", PASS},
    {"type='FLF' level='0'", NULL, "file=a.xml.gz", PASS},
    {"type='FLF' level='0'", NULL, "file=a.csv", FAIL},
    {"type='FLF' level='0' endings='.xlsx'", NULL, "file=a.xml", FAIL},
    /* FDT */
    {"type='FDT' level='1' on='SCH.COUNT' field='N'", NULL, "SCH.COUNT=7",
     PASS},
    {"type='FDT' level='1' on='SCH.COUNT' field='N'", NULL, "SCH.COUNT=7.5",
     FAIL},
    {"type='FDT' level='1' on='SCH.COUNT' field='ND'", NULL, "SCH.COUNT=7.5",
     PASS},
    {"type='FDT' level='1' on='SCH.COUNT' field='ND'", NULL, "SCH.COUNT=-7.5",
     PASS},
    {"type='FDT' level='1' on='SCH.COUNT' field='N'", NULL,
     "SCH.COUNT=not-available", OPEN},
    {"type='FDT' level='1' on='SCH.MOTTO' field='A'", NULL, "SCH.MOTTO=海纳",
     PASS},
    {"type='FDT' level='1' on='SCH.MOTTO' field='A'", NULL, "SCH.MOTTO=海1",
     FAIL},
    {"type='FDT' level='1' on='SCH.MOTTO' field='AN'", NULL, "SCH.MOTTO=海1",
     PASS},
    {"type='FDT' level='1' on='SCH.MOTTO' field='AN'", NULL, "SCH.MOTTO=a-1",
     FAIL},
    {"type='FDT' level='1' on='SCH.MOTTO' field='N' except='NA none'", NULL,
     "SCH.MOTTO=NA", PASS},
    {"type='FDT' level='1' on='SCH.MOTTO' field='N' except='NA none'", NULL,
     "SCH.MOTTO=N", FAIL},
    {"type='FDT' level='1' on='SCH.PRIZES' field='N' part='on'", NULL,
     "SCH.PRIZES=a|b|c|2021;d|e|f|May", FAIL},
    /* FDL: code points */
    {"type='FDL' level='1' on='SCH.MOTTO' max='4'", NULL, "SCH.MOTTO=海纳百川",
     PASS},
    {"type='FDL' level='1' on='SCH.MOTTO' max='3'", NULL, "SCH.MOTTO=海纳百川",
     FAIL},
    {"type='FDL' level='1' on='SCH.MOTTO' min='5'", NULL, "SCH.MOTTO=海纳百川",
     FAIL},
    {"type='FDL' level='1' on='SCH.MOTTO' length='4'", NULL,
     "SCH.MOTTO=海纳百川", PASS},
    {"type='FDL' level='1' on='SCH.MOTTO' length='3'", NULL,
     "SCH.MOTTO=海纳百川", FAIL},
    {"type='FDL' level='1' on='SCH.COUNT' max='3' decimals-max='1'", NULL,
     "SCH.COUNT=-12.5", PASS},
    {"type='FDL' level='1' on='SCH.COUNT' max='3' decimals-max='1'", NULL,
     "SCH.COUNT=1.25", FAIL},
    {"type='FDL' level='1' on='SCH.COUNT' decimals-min='1'", NULL,
     "SCH.COUNT=12", FAIL},
    /* FDM */
    {"type='FDM' level='1' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1 SCH.FEE=nil", PASS},
    {"type='FDM' level='1' on='SCH.COUNT SCH.FEE'", NULL, "SCH.COUNT=1", FAIL},
    {"type='FDM' level='1' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1 mode=amend", SKIP},
    {"type='FDM' level='1' on='SCH.COUNT' form='institution'", NULL,
     "form=annual", SKIP},
    {"type='FDM' level='1' on='SCH.FEE' cell='empty'", NULL, "SCH.COUNT=1",
     PASS},
    {"type='FDM' level='1' on='SCH.FEE' cell='empty'", NULL, "SCH.FEE=1", FAIL},
    {"type='FDM' level='1' on='SCH.FEE'", "SCH.COUNT > 0", "SCH.COUNT=1", FAIL},
    {"type='FDM' level='1' on='SCH.FEE'", "SCH.COUNT > 0", "SCH.COUNT=0", SKIP},
    {"type='FDM' level='1' on='SCH.FEE'", "SCH.COUNT > 0", "SCH.CLUBS=0", OPEN},
    /* COV */
    {"type='COV' level='1' on='SCH.RATING' scale='rating'", NULL,
     "SCH.RATING=gold", PASS},
    {"type='COV' level='1' on='SCH.RATING' values='silver'", NULL,
     "SCH.RATING=gold", FAIL},
    {"type='COV' level='1' on='SCH.MOTTO' values='one two'", NULL,
     "SCH.MOTTO=two", PASS},
    {"type='COV' level='1' on='SCH.MOTTO' values='one two'", NULL,
     "SCH.MOTTO=tw", FAIL},
    {"type='COV' level='1' on='SCH.PRIZES' values='city land' part='level'",
     NULL, "SCH.PRIZES=a|b|city;c|d|land", PASS},
    {"type='COV' level='1' on='SCH.PRIZES' values='city land' part='level'",
     NULL, "SCH.PRIZES=a|b|city;c|d|world", FAIL},
    /* RWD: exact and conflicting */
    {"type='RWD' level='1' on='SCH.COUNT'", NULL, "SCH.COUNT=1 SCH.FEE=1",
     PASS},
    {"type='RWD' level='1' on='SCH.COUNT'", NULL, "SCH.COUNT=1 SCH.COUNT=1",
     FAIL},
    {"type='RWD' level='1' on='SCH.COUNT' find='conflicting'", NULL,
     "SCH.COUNT=1 SCH.COUNT=1", PASS},
    {"type='RWD' level='1' on='SCH.COUNT' find='conflicting'", NULL,
     "SCH.COUNT=1 SCH.COUNT=2", FAIL},
    {"type='RWD' level='1' on='SCH.COUNT' find='exact'", NULL,
     "SCH.COUNT=1 SCH.COUNT=2", PASS},
    {"type='RWD' level='1' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 SCH.COUNT@2020=1", PASS},
    {"type='RWD' level='1' on='SCH.COUNT'", NULL, "SCH.FEE=1", SKIP},
    {"type='RWD' level='1' on='SCH.PRIZES'", NULL,
     "SCH.PRIZES=a|b|c|2021;a|b|c|2020", PASS},
    {"type='RWD' level='1' on='SCH.PRIZES'", NULL,
     "SCH.PRIZES=a|b|c|2021;a|b|d|2021", FAIL},
    {"type='RWD' level='1' on='SCH.PRIZES' find='exact'", NULL,
     "SCH.PRIZES=a|b|c|2021;a|b|d|2021", PASS},
    {"type='RWD' level='1' on='SCH.PRIZES' key='name'", NULL,
     "SCH.PRIZES=a|b;a|c", FAIL},
    /* REP: min, max, only, excl */
    {"type='REP' level='1' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1 SCH.FEE=2 SCH.CLUBS=3", PASS},
    {"type='REP' level='1' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1 SCH.CLUBS=3", FAIL},
    {"type='REP' level='1' cover='max' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1", PASS},
    {"type='REP' level='1' cover='max' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1 SCH.CLUBS=3", FAIL},
    {"type='REP' level='1' cover='only' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1 SCH.FEE=2", PASS},
    {"type='REP' level='1' cover='only' on='SCH.COUNT SCH.FEE'", NULL,
     "SCH.COUNT=1", FAIL},
    {"type='REP' level='1' cover='only' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 SCH.FEE=2", FAIL},
    {"type='REP' level='1' cover='excl' on='SCH.FEE'", NULL, "SCH.COUNT=1",
     PASS},
    {"type='REP' level='1' cover='excl' on='SCH.FEE'", NULL, "SCH.FEE=1", FAIL},
    {"type='REP' level='1' on='SCH.COUNT' areas='990101 990102'", NULL,
     "SCH.COUNT@990101=1 SCH.COUNT@990102=1", PASS},
    {"type='REP' level='1' on='SCH.COUNT' areas='990101 990102'", NULL,
     "SCH.COUNT@990101=1", FAIL},
    /* RTS */
    {"type='RTS' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 prior(SCH.COUNT)=1 at(SCH.COUNT,2019)=1", PASS},
    {"type='RTS' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 at(SCH.COUNT,2019)=1", FAIL},
    {"type='RTS' level='2' on='SCH.COUNT'", NULL, "prior(SCH.COUNT)=1", FAIL},
    {"type='RTS' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 prior(SCH.FEE)=1", PASS},
    {"type='RTS' level='2' on='SCH.COUNT' from='2020'", NULL, "SCH.COUNT=1",
     FAIL},
    {"type='RTS' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 prior(SCH.COUNT)=not-available at(SCH.COUNT,2019)=1", PASS},
    /* RNR: one at least */
    {"type='RNR' level='1'", NULL, "SCH.COUNT=1", PASS},
    {"type='RNR' level='1'", NULL, "", FAIL},
    {"type='RNR' level='1' most='1'", NULL, "SCH.COUNT=1 SCH.FEE=1", FAIL},
    {"type='RNR' level='1' on='SCH.FEE'", NULL, "SCH.COUNT=1", FAIL},
    {"type='RNR' level='1' on='SCH.PRIZES' count='items' most='2'", NULL,
     "SCH.PRIZES=a;b", PASS},
    {"type='RNR' level='1' on='SCH.PRIZES' count='items' most='2'", NULL,
     "SCH.PRIZES=a;b;c", FAIL},
    /* COC */
    {"type='COC' level='1' on='SCH.MOTTO' with='form'", NULL,
     "SCH.MOTTO=annual form=annual", PASS},
    {"type='COC' level='1' on='SCH.MOTTO' with='form'", NULL,
     "SCH.MOTTO=other form=annual", FAIL},
    {"type='COC' level='1' on='SCH.MOTTO' with='period' relation='!='", NULL,
     "SCH.MOTTO=2021", FAIL},
    {"type='COC' level='1' on='SCH.MOTTO' with='unit'", NULL,
     "SCH.MOTTO=990101 unit=990101", PASS},
    {"type='COC' level='1' on='SCH.RATING' with='SCH.MOTTO' relation='match' "
     "pairs='gold:shine gold:glow'",
     NULL, "SCH.RATING=gold SCH.MOTTO=glow", PASS},
    {"type='COC' level='1' on='SCH.RATING' with='SCH.MOTTO' relation='match' "
     "pairs='gold:shine gold:glow'",
     NULL, "SCH.RATING=gold SCH.MOTTO=dull", FAIL},
    {"type='COC' level='1' on='SCH.RATING' with='SCH.MOTTO' relation='match' "
     "pairs='gold:shine'",
     NULL, "SCH.RATING=silver SCH.MOTTO=dull", PASS},
    {"type='COC' level='1' on='SCH.RATING' with='SCH.MOTTO' relation='excl' "
     "pairs='gold:dull'",
     NULL, "SCH.RATING=gold SCH.MOTTO=dull", FAIL},
    {"type='COC' level='1' on='SCH.RATING' with='SCH.MOTTO' relation='excl' "
     "pairs='gold:dull'",
     NULL, "SCH.RATING=gold", OPEN},
    /* functional dependency, in the formula language */
    {"type='COC' level='1'",
     "if SCH.RATING = \"gold\" then SCH.COUNT = 1 else SCH.COUNT = 2",
     "SCH.RATING=silver SCH.COUNT=2", PASS},
    {"type='COC' level='1'",
     "if SCH.RATING = \"gold\" then SCH.COUNT = 1 else SCH.COUNT = 2",
     "SCH.RATING=silver SCH.COUNT=1", FAIL},
    /* VIR: not below zero */
    {"type='VIR' level='1' on='SCH.COUNT'", NULL, "SCH.COUNT=0", PASS},
    {"type='VIR' level='1' on='SCH.COUNT'", NULL, "SCH.COUNT=-1", FAIL},
    {"type='VIR' level='1' on='SCH.COUNT' least='5' most='9'", NULL,
     "SCH.COUNT=9", PASS},
    {"type='VIR' level='1' on='SCH.COUNT' least='5' most='9'", NULL,
     "SCH.COUNT=9.5", FAIL},
    {"type='VIR' level='1' on='SCH.COUNT' least='5' most='9'", NULL,
     "SCH.COUNT=not-available", OPEN},
    {"type='VIR' level='1' on='SCH.COUNT SCH.FEE' most='9'", NULL,
     "SCH.COUNT=1 SCH.FEE=10", FAIL},
    /* VCO: with a tolerance */
    {"type='VCO' level='1' tolerance='1'", "SCH.BOYS + SCH.GIRLS = SCH.PUPILS",
     "SCH.BOYS=4 SCH.GIRLS=5 SCH.PUPILS=10", PASS},
    {"type='VCO' level='1' tolerance='0.5'",
     "SCH.BOYS + SCH.GIRLS = SCH.PUPILS",
     "SCH.BOYS=4 SCH.GIRLS=5 SCH.PUPILS=10", FAIL},
    {"type='VCO' level='1' relative='10'", "SCH.BOYS + SCH.GIRLS = SCH.PUPILS",
     "SCH.BOYS=4 SCH.GIRLS=5 SCH.PUPILS=10", PASS},
    {"type='VCO' level='1' relative='10'", "SCH.BOYS + SCH.GIRLS = SCH.PUPILS",
     "SCH.BOYS=4 SCH.PUPILS=10", OPEN},
    /* VAD: relation, tolerances, missing parts */
    {"type='VAD' level='1' on='SCH.PUPILS'", NULL,
     "SCH.PUPILS=9 SCH.BOYS=4 SCH.GIRLS=5", PASS},
    {"type='VAD' level='1' on='SCH.PUPILS'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5", FAIL},
    {"type='VAD' level='1' on='SCH.PUPILS' tolerance='1'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5", PASS},
    {"type='VAD' level='1' on='SCH.PUPILS' relative='10'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5", PASS},
    {"type='VAD' level='1' on='SCH.PUPILS' relative='9.99'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5", FAIL},
    {"type='VAD' level='1' on='SCH.PUPILS' relation='&gt;='", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5", PASS},
    {"type='VAD' level='1' on='SCH.PUPILS' relation='&lt;='", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5", FAIL},
    {"type='VAD' level='1' on='SCH.PUPILS' relation='&gt;'", NULL,
     "SCH.PUPILS=9 SCH.BOYS=4 SCH.GIRLS=5", FAIL},
    {"type='VAD' level='1' on='SCH.PUPILS' relation='&lt;'", NULL,
     "SCH.PUPILS=8 SCH.BOYS=4 SCH.GIRLS=5", PASS},
    {"type='VAD' level='1' on='SCH.PUPILS'", NULL, "SCH.PUPILS=10 SCH.BOYS=4",
     OPEN},
    {"type='VAD' level='1' on='SCH.PUPILS' missing='zero'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4", FAIL},
    {"type='VAD' level='1' on='SCH.PUPILS' missing='zero'", NULL,
     "SCH.PUPILS=4 SCH.BOYS=4", PASS},
    {"type='VAD' level='1' on='SCH.PUPILS' missing='zero'", NULL,
     "SCH.PUPILS=4", OPEN},
    {"type='VAD' level='1' on='SCH.PUPILS' missing='skip'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4", SKIP},
    {"type='VAD' level='1' on='SCH.COUNT' parts='SCH.COUNT'", NULL,
     "SCH.COUNT=1", PASS},
    {"type='VAD' level='3' on='SCH.COUNT' parts='children' missing='zero'",
     NULL, "SCH.COUNT@990000=9 SCH.COUNT@990100=4 SCH.COUNT@990200=5", PASS},
    {"type='VAD' level='3' on='SCH.COUNT' parts='children' missing='zero'",
     NULL, "SCH.COUNT@990000=9 SCH.COUNT@990100=4 SCH.COUNT@990200=6", FAIL},
    /* VNO: the published example; deviations 0, 10, 20, 40, 40 give a MAD of
     * 20 and a bound of 40 */
    {"type='VNO' method='median' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=230 prior(SCH.COUNT)=200 at(SCH.COUNT,2019)=190 "
     "at(SCH.COUNT,2018)=220 at(SCH.COUNT,2017)=160 at(SCH.COUNT,2016)=240",
     PASS},
    {"type='VNO' method='median' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=250 prior(SCH.COUNT)=200 at(SCH.COUNT,2019)=190 "
     "at(SCH.COUNT,2018)=220 at(SCH.COUNT,2017)=160 at(SCH.COUNT,2016)=240",
     FAIL},
    {"type='VNO' method='median' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=240 prior(SCH.COUNT)=200 at(SCH.COUNT,2019)=190 "
     "at(SCH.COUNT,2018)=220 at(SCH.COUNT,2017)=160 at(SCH.COUNT,2016)=240",
     PASS},
    {"type='VNO' method='median' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=159 prior(SCH.COUNT)=200 at(SCH.COUNT,2019)=190 "
     "at(SCH.COUNT,2018)=220 at(SCH.COUNT,2017)=160 at(SCH.COUNT,2016)=240",
     FAIL},
    {"type='VNO' method='median' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=230 prior(SCH.COUNT)=200 at(SCH.COUNT,2019)=190 "
     "at(SCH.COUNT,2018)=220 at(SCH.COUNT,2017)=160",
     OPEN},
    {"type='VNO' method='median' level='2' on='SCH.COUNT' least='2'", NULL,
     "SCH.COUNT=30 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=20", FAIL},
    {"type='VNO' method='median' level='2' on='SCH.COUNT' least='2'", NULL,
     "SCH.COUNT=25 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=20", PASS},
    {"type='VNO' method='median' level='2' on='SCH.COUNT' least='2'", NULL,
     "SCH.COUNT=25 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=10", OPEN},
    {"type='VNO' method='median' level='2' on='SCH.COUNT' least='2'", NULL,
     "SCH.COUNT=10 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=10", PASS},
    {"type='VNO' method='median' level='2' on='SCH.COUNT' periods='1' "
     "spread='percent' tolerance='50'",
     NULL, "SCH.COUNT=15 prior(SCH.COUNT)=10", PASS},
    {"type='VNO' method='previous' level='2' on='SCH.COUNT' tolerance='10'",
     NULL, "SCH.COUNT=110 prior(SCH.COUNT)=100", PASS},
    {"type='VNO' method='previous' level='2' on='SCH.COUNT' tolerance='10'",
     NULL, "SCH.COUNT=89.9 prior(SCH.COUNT)=100", FAIL},
    {"type='VNO' method='previous' level='2' on='SCH.COUNT' tolerance='10'",
     NULL, "SCH.COUNT=89.9", OPEN},
    {"type='VNO' method='mean' level='2' on='SCH.COUNT' tolerance='10' "
     "periods='3'",
     NULL,
     "SCH.COUNT=22 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=20 "
     "at(SCH.COUNT,2018)=30",
     PASS},
    {"type='VNO' method='mean' level='2' on='SCH.COUNT' tolerance='10' "
     "periods='3'",
     NULL,
     "SCH.COUNT=22.1 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=20 "
     "at(SCH.COUNT,2018)=30",
     FAIL},
    /* slips */
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=7100 prior(SCH.COUNT)=7000", PASS},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=71000 prior(SCH.COUNT)=7000", FAIL},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=700 prior(SCH.COUNT)=7000", FAIL},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=0.71 prior(SCH.COUNT)=7000", FAIL},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=35000 prior(SCH.COUNT)=7000", PASS},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT' within='5'", NULL,
     "SCH.COUNT=74000 prior(SCH.COUNT)=7000", PASS},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT' powers='1000'", NULL,
     "SCH.COUNT=70000 prior(SCH.COUNT)=7000", PASS},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT' limit='20'", NULL,
     "SCH.COUNT=200000 prior(SCH.COUNT)=7000", FAIL},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT' limit='20'", NULL,
     "SCH.COUNT=130000 prior(SCH.COUNT)=7000", PASS},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT' least='50'", NULL,
     "SCH.COUNT=20 prior(SCH.COUNT)=2", SKIP},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=0 prior(SCH.COUNT)=7000", SKIP},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL, "SCH.COUNT=7",
     OPEN},
    {"type='VNO' method='fraction' level='2' on='SCH.FEE'", NULL,
     "SCH.FEE=0.97 prior(SCH.FEE)=96.5", FAIL},
    {"type='VNO' method='fraction' level='2' on='SCH.FEE'", NULL,
     "SCH.FEE=97 prior(SCH.FEE)=96.5", PASS},
    {"type='VNO' method='fraction' level='2' on='SCH.FEE'", NULL,
     "SCH.FEE=0.97 prior(SCH.FEE)=96.5 at(SCH.FEE,2019)=0.9", PASS},
    /* over units: Hidiroglou-Berthelot, modified z, sigma gap */
    {"type='VNO' method='hb' level='3' on='SCH.COUNT'", NULL,
     "105/100 211/200 149/150 93/90 82/80 61/60 45/44 33/32 27/26 81/80", PASS},
    {"type='VNO' method='hb' level='3' on='SCH.COUNT'", NULL,
     "105/100 211/200 149/150 93/90 82/80 61/60 45/44 33/32 27/26 800/80",
     FAIL},
    {"type='VNO' method='hb' level='3' on='SCH.COUNT'", NULL,
     "105/100 211/200 800/80", OPEN},
    {"type='VNO' method='hb' level='3' on='SCH.COUNT' min-units='3'", NULL,
     "105/100 211/200 0/80", SKIP},
    {"type='VNO' method='hb' level='3' on='SCH.COUNT' min-units='3'", NULL,
     "100/100 200/200 300/300 5/5 11/10 21/20 31/30 7/7", SKIP},
    {"type='VNO' method='modified-z' level='3' on='SCH.COUNT'", NULL,
     "10 11 12 9 10 11 13 8 10 14", PASS},
    {"type='VNO' method='modified-z' level='3' on='SCH.COUNT'", NULL,
     "10 11 12 9 10 11 13 8 10 15.4", FAIL},
    {"type='VNO' method='modified-z' level='3' on='SCH.COUNT'", NULL,
     "10 10 10 10 10 10 10 10 10 90", OPEN},
    {"type='VNO' method='sigma-gap' level='3' on='SCH.COUNT'", NULL,
     "10 11 12 9 10 11 13 8 10 15", PASS},
    {"type='VNO' method='sigma-gap' level='3' on='SCH.COUNT'", NULL,
     "10 11 12 9 10 11 13 8 10 40", FAIL},
    {"type='VNO' method='sigma-gap' level='3' on='SCH.COUNT'", NULL,
     "10 11 12 9 10 11 13 8 10 1", FAIL},
    /* RRL: ten per cent of the records */
    {"type='RRL' level='2'", NULL, "SCH.COUNT=1", SKIP},
    {"type='RRL' level='2'", NULL, "SCH.COUNT=1 was(SCH.COUNT)=1", PASS},
    {"type='RRL' level='2'", NULL, "SCH.COUNT=2 was(SCH.COUNT)=1", FAIL},
    {"type='RRL' level='2'", NULL, "SCH.COUNT=1 SCH.FEE=1 was(SCH.COUNT)=1",
     FAIL},
    {"type='RRL' level='2' percent='50'", NULL,
     "SCH.COUNT=1 was(SCH.COUNT)=1 was(SCH.FEE)=1", PASS},
    {"type='RRL' level='2' percent='49'", NULL,
     "SCH.COUNT=1 was(SCH.COUNT)=1 was(SCH.FEE)=1", FAIL},
    /* VRT: ten per cent of the old value, additions and deletions off */
    {"type='VRT' level='2'", NULL, "SCH.COUNT=110 was(SCH.COUNT)=100", PASS},
    {"type='VRT' level='2'", NULL, "SCH.COUNT=111 was(SCH.COUNT)=100", FAIL},
    {"type='VRT' level='2'", NULL, "SCH.COUNT=89 was(SCH.COUNT)=100", FAIL},
    {"type='VRT' level='2' on='SCH.FEE'", NULL,
     "SCH.COUNT=89 was(SCH.COUNT)=100", SKIP},
    {"type='VRT' level='2'", NULL, "SCH.FEE=1 SCH.COUNT=1 was(SCH.COUNT)=1",
     PASS},
    {"type='VRT' level='2' additions='yes'", NULL,
     "SCH.FEE=1 SCH.COUNT=1 was(SCH.COUNT)=1", FAIL},
    {"type='VRT' level='2' deletions='yes'", NULL,
     "SCH.COUNT=1 was(SCH.COUNT)=1 was(SCH.FEE)=1", FAIL},
    {"type='VRT' level='2'", NULL, "SCH.COUNT@2019=120 at(SCH.COUNT,2019)=100",
     FAIL},
    {"type='VRT' level='2'", NULL, "SCH.COUNT@2019=105 at(SCH.COUNT,2019)=100",
     PASS},
    {"type='VRT' level='2'", NULL, "SCH.COUNT=105", SKIP},
    /* VMP: within ten per cent; virtual zero where the partner has spoken */
    {"type='VMP' level='3' on='SCH.COUNT' mirror='SCH.BOYS'", NULL,
     "SCH.COUNT=100 SCH.BOYS=90", PASS},
    {"type='VMP' level='3' on='SCH.COUNT' mirror='SCH.BOYS'", NULL,
     "SCH.COUNT=100 SCH.BOYS=89", FAIL},
    {"type='VMP' level='3' on='SCH.COUNT' mirror='SCH.BOYS'", NULL,
     "SCH.COUNT=100", SKIP},
    {"type='VMP' level='3' on='SCH.COUNT' mirror='SCH.BOYS'", NULL,
     "SCH.COUNT=100 SCH.GIRLS=4", FAIL},
    {"type='VMP' level='3' on='SCH.COUNT' mirror='SCH.BOYS' zero='no'", NULL,
     "SCH.COUNT=100 SCH.GIRLS=4", SKIP},
};

static void write_edit(struct buf *out, size_t i)
{
    buf_format(out, "<edit id='E-%zu' severity='warning' %s>\n", i,
               cases[i].attributes);
    if (cases[i].formula)
        buf_format(out, "<formula><![CDATA[%s]]></formula>\n",
                   cases[i].formula);
    buf_adds(out, "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>\n"
                  "<good>a</good><bad>b</bad></edit>\n");
}

static void load(struct small_survey *survey, size_t from, size_t count)
{
    struct buf text = {0};
    buf_adds(&text, "<edits>\n");
    for (size_t i = from; i < from + count; i++)
        write_edit(&text, i);
    buf_adds(&text, "</edits>\n");
    small_survey_load(survey, (struct small_change){0});
    small_survey_write(survey, "edits.xml", text.p);
    small_survey_again(survey);
    buf_release(&text);
    if (survey->status != STATUS_OK)
        fail_msg("%s:%ld: %s", survey->err.file, survey->err.line,
                 survey->err.what);
}

static void test_cases(void **state)
{
    struct small_survey survey;
    struct arena arena;
    size_t count = sizeof cases / sizeof *cases;
    (void)state;
    load(&survey, 0, count);
    arena_init(&arena, 0);
    for (size_t i = 0; i < count; i++) {
        struct edit_example x = {true, view_of(cases[i].given), 1};
        enum edit_outcome got = EDIT_UNDECIDED;
        struct view why = {0};
        if (!edit_try_example(&survey.catalogue, &survey.catalogue.edits[i], &x,
                              2021, &arena, &got, &why))
            fail_msg("%s: %s: %.*s", cases[i].attributes, cases[i].given,
                     VIEW_ARG(why));
        if ((int)got != cases[i].outcome)
            fail_msg("%s: %s: %d, not %d", cases[i].attributes, cases[i].given,
                     got, cases[i].outcome);
    }
    arena_release(&arena);
    small_survey_end(&survey);
}

/* Every type has a case that passes and one that fails, or is refused. */
static void test_types(void **state)
{
    static const char *const types[] = {
        "EVA", "FLF", "FDD", "DES", "FDT", "FDL", "FDM",
        "COV", "RWD", "REP", "RTS", "RNR", "COC", "VIR",
        "VCO", "VAD", "VNO", "VSA", "RRL", "VRT", "VMP"};
    (void)state;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        char word[16];
        bool seen[4] = {0};
        snprintf(word, sizeof word, "type='%s'", types[t]);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            if (strstr(cases[i].attributes, word))
                seen[cases[i].outcome] = true;
        assert_true(edit_type_known(view_of(types[t])));
        if (!edit_type_refusal(view_of(types[t])) &&
            !(seen[PASS] && seen[FAIL]))
            fail_msg("%s lacks a good or a bad case", types[t]);
    }
    assert_false(edit_type_known(VIEW("XYZ")));
}

/* The edit with other attributes, without its formula. */
static const struct {
    const char *attributes, *wrong;
} mistakes[] = {
    {"type='FDD' level='0'",
     "type=\"FDD\" is not for this survey: a return is XML or a workbook and "
     "has no field delimiter; FLF says which files are taken"},
    {"type='DES' level='0'",
     "type=\"DES\" is not for this survey: decimal separators are read by the "
     "rules of normalize.xml; FDT says what kind of number is wanted"},
    {"type='VSA' level='1'",
     "type=\"VSA\" is not for this survey: a yearly survey has no seasonally "
     "adjusted series; VCO compares sums over years"},
    {"type='VIR' level='1'", "<edit> lacks the attribute \"on\""},
    {"type='VIR' level='1' on='SCH.BEDS'",
     "on: \"SCH.BEDS\" is not in indicators.csv"},
    {"type='VIR' level='1' on='SCH.BOYSHARE'",
     "on: SCH.BOYSHARE is derived and never in a return; expected level 3 or "
     "more"},
    {"type='VIR' level='1' on='SCH.FEE' least='-1'",
     "least=\"-1\"; expected a number not below zero"},
    {"type='VIR' level='1' on='SCH.FEE' more='1'",
     "unknown attribute \"more\" of <edit>; VIR takes least most"},
    {"type='VNO' level='2' on='SCH.FEE'",
     "the type VNO takes a <formula> or a method; expected one of previous "
     "mean median slip fraction hb modified-z sigma-gap"},
    {"type='VNO' method='median' level='1' on='SCH.FEE'",
     "level=\"1\"; median is of levels 2 to 5"},
    {"type='VNO' method='median' level='2' on='SCH.FEE' periods='five'",
     "periods=\"five\"; expected a whole number"},
    {"type='VNO' method='median' level='2' on='SCH.FEE' spread='sd'",
     "spread=\"sd\"; expected one of mad, percent"},
    {"type='VNO' method='previous' level='2' on='SCH.FEE'",
     "the edit S: expected tolerance, or information, warning and error, in "
     "per cent"},
    {"type='VNO' method='slip' level='2' on='SCH.FEE' powers='10 1'",
     "the edit S: expected powers above 1, such as 10 100 1000 10000"},
    {"type='VNO' method='hb' level='3' on='SCH.FEE' strata='city'",
     "the edit S: expected strata of level, group, parent or all"},
    {"type='RRL' level='2' on='SCH.FEE'", "RRL takes no on=\"SCH.FEE\""},
    {"type='RRL' method='x' level='2'", "the type RRL has no method \"x\""},
    {"type='FDT' level='1' on='SCH.FEE'",
     "<edit> lacks the attribute \"field\""},
    {"type='FDT' level='1' on='SCH.FEE' field='X'",
     "field=\"X\"; expected one of A, AN, N, ND"},
    {"type='FDL' level='1' on='SCH.FEE'",
     "the edit S: expected length, min, max, decimals-min or decimals-max"},
    {"type='COV' level='1' on='SCH.FEE'",
     "the edit S: expected values or scale"},
    {"type='COC' level='1' on='SCH.FEE' with='time'",
     "the edit S: expected with an indicator, or unit, form, area, period"},
    {"type='COC' level='1' on='SCH.FEE' with='form' relation='match'",
     "the edit S: expected pairs=\"a:b\" with that relation"},
    {"type='COC' level='1' on='SCH.FEE' with='form' pairs='a:b'",
     "the edit S: pairs belong to the relations match and excl"},
    {"type='VAD' level='1' on='SCH.FEE'",
     "the edit S: its total has no components in indicators.csv; expected "
     "parts of codes, or children"},
    {"type='VAD' level='1' on='SCH.FEE' parts='SCH.BOYS'",
     "the edit S: expected parts that are indicators in the measure of their "
     "total"},
    {"type='VMP' level='3' on='SCH.FEE' mirror='X.Y'",
     "mirror: \"X.Y\" is not in indicators.csv"},
    {"type='REP' level='1' on='SCH.FEE' areas='990103'",
     "areas: \"990103\" is not in areas.csv"},
};

static void refuse(const char *attributes, const char *wrong)
{
    struct small_survey survey;
    struct buf text = {0};
    buf_format(&text,
               "<edits>\n  <edit id='S' severity='warning' %s>\n"
               "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>\n"
               "<good>a</good><bad>b</bad></edit>\n</edits>\n",
               attributes);
    small_survey_load(&survey, (struct small_change){0});
    small_survey_write(&survey, "edits.xml", text.p);
    small_survey_again(&survey);
    assert_string_equal(survey.err.what, wrong);
    assert_int_equal(survey.err.fault, FAULT_CONFIG);
    assert_int_equal(survey.err.line, 2);
    assert_int_equal(survey.err.column, 3);
    small_survey_end(&survey);
    buf_release(&text);
}

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuse(mistakes[i].attributes, mistakes[i].wrong);
}

/* Three tolerances, three severities. */
static void test_severities(void **state)
{
    static const struct {
        const char *given;
        enum edit_outcome outcome;
        enum severity severity;
    } three[] = {
        {"SCH.COUNT=105", EDIT_PASS, SEVERITY_WARNING},
        {"SCH.COUNT=106", EDIT_FAIL, SEVERITY_INFORMATION},
        {"SCH.COUNT=120", EDIT_FAIL, SEVERITY_WARNING},
        {"SCH.COUNT=160", EDIT_FAIL, SEVERITY_ERROR},
    };
    struct small_survey survey;
    struct arena arena;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    small_survey_write(
        &survey, "edits.xml",
        "<edits><edit id='T' severity='warning' type='VNO' method='previous' "
        "level='2' on='SCH.COUNT' information='5' warning='10' error='50'>"
        "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>"
        "<good>SCH.COUNT=100 prior(SCH.COUNT)=100</good>"
        "<bad>SCH.COUNT=300 prior(SCH.COUNT)=100</bad></edit></edits>");
    small_survey_again(&survey);
    assert_int_equal(survey.status, STATUS_OK);
    arena_init(&arena, 0);
    for (size_t i = 0; i < 4; i++) {
        struct view given =
            arena_format(&arena, "%s prior(SCH.COUNT)=100", three[i].given);
        struct edit_example x = {true, given, 1};
        struct finding f = {0};
        struct view why;
        assert_true(edit_example_finding(&survey.catalogue,
                                         survey.catalogue.edits, &x, 2021,
                                         &arena, &f, &why) == three[i].outcome);
        assert_int_equal(f.severity, three[i].severity);
    }
    arena_release(&arena);
    small_survey_end(&survey);
}

/* What a finding says: the value that would fit, and every cell. */
static const struct {
    const char *attributes, *formula, *given, *finding;
} tellings[] = {
    {"type='VNO' method='slip' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=71000 prior(SCH.COUNT)=7000 at(SCH.COUNT,2019)=6900",
     "[71000] 7100: SCH.COUNT/2021=71000* SCH.COUNT/2020=7000 "
     "SCH.COUNT/2019=6900"},
    {"type='VNO' method='slip' level='2' on='SCH.COUNT' limit='10'", NULL,
     "SCH.COUNT=330000 prior(SCH.COUNT)=7000",
     "[330000] ≈ 7000: SCH.COUNT/2021=330000* SCH.COUNT/2020=7000"},
    {"type='VNO' method='fraction' level='2' on='SCH.FEE'", NULL,
     "SCH.FEE=0.97 prior(SCH.FEE)=96.5",
     "[0.97] 97: SCH.FEE/2021=0.97* SCH.FEE/2020=96.5"},
    {"type='VNO' method='median' level='2' on='SCH.COUNT' least='2'", NULL,
     "SCH.COUNT=30 prior(SCH.COUNT)=10 at(SCH.COUNT,2019)=20",
     "[30] 5…25: SCH.COUNT/2021=30* SCH.COUNT/2020=10 SCH.COUNT/2019=20"},
    {"type='VAD' level='1' on='SCH.PUPILS'", NULL,
     "SCH.PUPILS=10 SCH.BOYS=4 SCH.GIRLS=5",
     "[10] 9: SCH.PUPILS/2021=10* SCH.BOYS/2021=4* SCH.GIRLS/2021=5*"},
    {"type='VIR' level='1' on='SCH.COUNT' most='9'", NULL, "SCH.COUNT=10",
     "[10] ≤ 9: SCH.COUNT/2021=10*"},
    {"type='FDM' level='1' on='SCH.COUNT SCH.FEE'", NULL, "SCH.CLUBS=1",
     "[] a value: SCH.COUNT/2021=* SCH.FEE/2021=*"},
    {"type='RWD' level='1' on='SCH.PRIZES'", NULL,
     "SCH.PRIZES=a|b|c|2021;a|b|d|2021", "[a] : SCH.PRIZES/2021=a*"},
    {"type='RRL' level='2'", NULL, "SCH.COUNT=2 was(SCH.COUNT)=1",
     "[1 / 1] ≤ 10 %: SCH.COUNT/2021=2*"},
    {"type='VRT' level='2'", NULL, "SCH.COUNT=111 was(SCH.COUNT)=100",
     "[111] 100: SCH.COUNT/2021=111*"},
    {"type='VMP' level='3' on='SCH.COUNT' mirror='SCH.BOYS'", NULL,
     "SCH.COUNT=100 SCH.BOYS=89",
     "[100] 89: SCH.COUNT/2021=100* SCH.BOYS/2021=89*"},
    {"type='RTS' level='2' on='SCH.COUNT'", NULL,
     "SCH.COUNT=1 at(SCH.COUNT,2018)=1",
     "[2019] : SCH.COUNT/2019=* SCH.COUNT/2020=*"},
    {"type='COC' level='1' on='SCH.MOTTO' with='form'", NULL,
     "SCH.MOTTO=other form=annual", "[other] annual: SCH.MOTTO/2021=other*"},
    {"type='EVA' level='0' units='bureau'", NULL, "unit=990100-inspectors",
     "[institution] bureau:"},
    {"type='FLF' level='0'", NULL, "file=a.csv",
     "[a.csv] .xml .xml.gz .zip .xlsx:"},
    {"type='RNR' level='1' most='1'", NULL, "SCH.COUNT=1 SCH.FEE=1",
     "[2] 1…1:"},
};

static void tell(size_t i)
{
    struct small_survey survey;
    struct arena arena;
    struct buf text = {0};
    struct finding f = {0};
    struct view why;
    struct edit_example x = {false, view_of(tellings[i].given), 1};
    buf_format(&text,
               "<edits><edit id='S' severity='warning' %s>"
               "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>"
               "<good>a</good><bad>b</bad></edit></edits>",
               tellings[i].attributes);
    small_survey_load(&survey, (struct small_change){0});
    small_survey_write(&survey, "edits.xml", text.p);
    small_survey_again(&survey);
    assert_string_equal(survey.err.what, "");
    arena_init(&arena, 0);
    assert_int_equal(edit_example_finding(&survey.catalogue,
                                          survey.catalogue.edits, &x, 2021,
                                          &arena, &f, &why),
                     EDIT_FAIL);
    buf_clear(&text);
    buf_format(&text, "[%.*s] %.*s:", VIEW_ARG(f.text), VIEW_ARG(f.expected));
    for (size_t c = 0; c < f.cell_count; c++)
        buf_format(&text, " %.*s/%.*s=%.*s%s", VIEW_ARG(f.cells[c].indicator),
                   VIEW_ARG(f.cells[c].period), VIEW_ARG(f.cells[c].seen),
                   f.cells[c].suspect ? "*" : "");
    assert_string_equal(text.p, tellings[i].finding);
    buf_release(&text);
    arena_release(&arena);
    small_survey_end(&survey);
}

static void test_tellings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
        tell(i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),    cmocka_unit_test(test_types),
        cmocka_unit_test(test_mistakes), cmocka_unit_test(test_severities),
        cmocka_unit_test(test_tellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
