/* The schools of Northland: two cities, one with two districts and one with
 * none, an inspectorate, and clubs known by their codes. */
#include "tests/support/small_survey.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/file.h"

static const char areas[] =
    "code,parent,kind,name_zh,short_zh,traditional,name_en,group,from,until,"
    "pop:2020,pop:2010\n"
    "990000,,province,北地省,北地,北地省,Northland,,,,9000,8000\n"
    "990100,990000,city,东城市,东城,東城市,Easttown,COAST,,,6000,5000\n"
    "990101,990100,district,河口区,河口,河口區,River District,COAST,,,4000,\n"
    "990102,990100,district,山前区,山前,山前區,Hill District,,2003,,2000,\n"
    "990200,990000,city,西城市,西城,西城市,Westtown,INLAND,,,3000,\n";

static const char indicators[] =
    "code,section,name_zh,name_en,definition_zh,definition_en,forms,type,"
    "measure,decimals,over_areas,over_time,stock,direction,counted_by,"
    "controls,components,formula,first_year,last_year\n"
    "SCH.COUNT,schools,学校数,Schools,,,annual,number,所,0,sum,last,yes,higher,"
    "district+own,city,,,,\n"
    "SCH.PUPILS,schools,学生数,Pupils,,,annual,number,人,0,sum,last,yes,"
    "neutral,district,,SCH.BOYS + SCH.GIRLS,,2010,\n"
    "SCH.BOYS,schools,男生数,Boys,,,annual,number,人,0,sum,last,yes,neutral,"
    "district,,,,,\n"
    "SCH.GIRLS,schools,女生数,Girls,,,annual,number,人,0,sum,last,yes,neutral,"
    "district,,,,,\n"
    "SCH.BOYSHARE,schools,男生比重,Share of boys,,,,number,%,1,none,none,no,"
    "neutral,,,,SCH.BOYS / SCH.PUPILS * 100,,\n"
    "SCH.FEE,schools,学费标准,Fee,,,annual,number,元,0,none,last,no,lower,city,"
    "district,,,,\n"
    "SCH.RATING,schools,督导等级,Rating,,,institution,grade:rating,,,none,last,"
    "no,higher,institution:inspectorate,province,,,,\n"
    "SCH.CLUBS,clubs,社团活动数,Club meetings,,,organization "
    "annual,number,次,0,"
    "sum,sum,no,higher,organization,district,,,,\n"
    "SCH.PRIZES,clubs,获奖,Prizes,,,organization,items,个,0,union,sum,no,"
    "higher,"
    "organization,,,,,\n"
    "SCH.MOTTO,clubs,校训,Motto,,,annual,text,,,none,last,no,,province,,,,,\n";

static const char edits[] =
    "<edits>\n"
    "  <edit id=\"SCH-01\" type=\"VCO\" severity=\"warning\" level=\"1\">\n"
    "    <formula>SCH.GIRLS &lt;= SCH.PUPILS</formula>\n"
    "    <zh remedy=\"请核对\">{area} 女生多于学生</zh>\n"
    "    <en remedy=\"Check both\">{area}: more girls than pupils</en>\n"
    "    <good>SCH.GIRLS=3 SCH.PUPILS=10</good>\n"
    "    <bad>SCH.GIRLS=11 SCH.PUPILS=10</bad>\n"
    "  </edit>\n"
    "</edits>\n";

static const char flags[] = "name,letter,sdmx,travels,shown,zh,en\n"
                            "nil,n,A,no,-,无,nil\n"
                            "not-applicable,/,M,no,/,不适用,not applicable\n"
                            "not-available,na,L,no,—,无资料,not available\n"
                            "too-small,t,N,no,…,太小,too small\n"
                            "missing,m,L,no,,未报,missing\n"
                            "undefined,x,M,no,×,无法计算,undefined\n"
                            "withheld,c,Q,no,*,不公布,withheld\n"
                            "more-than,>,A,yes,,超过,more than\n"
                            "less-than,<,A,no,,不足,less than\n"
                            "about,~,A,no,,约,about\n"
                            "rounded,o,A,no,,取整,rounded\n"
                            "whole,w,A,no,,整体,whole\n"
                            "partial,p,U,yes,,部分,partial\n"
                            "disputed,d,V,no,,有争议,disputed\n"
                            "imputed,i,I,yes,,推算,imputed\n"
                            "estimated,e,E,yes,,估计,estimated\n"
                            "preliminary,v,P,yes,,初步,preliminary\n"
                            "unconfirmed,u,V,yes,,未核实,unconfirmed\n"
                            "break,b,B,yes,,口径变动,break in series\n"
                            "late,l,A,no,,逾期,late\n"
                            "synthetic,s,A,yes,,虚构,synthetic\n";

static const char statements[] =
    "key,section,class,area,period,formula,measure,decimals,name_zh,name_en,"
    "text_zh,text_en\n"
    "PUPILS,schools,reported,990000,2021-12-31,SCH.PUPILS,,,,,"
    "共有学生{value}{measure},There are {value} pupils\n"
    "BOYSRANK,schools,computed,990101,2017/2021,rank(SCH.BOYS),名,0,男生名次,"
    "Rank by boys,第{rank},Ranked {rank}\n";

static const char indices[] =
    "<indices>\n"
    "  <index code=\"SCHX\" zh=\"指数\" en=\"Our index\" years=\"all\" "
    "change=\"0.2\">\n"
    "    <note zh=\"自定\" en=\"our own\"/>\n"
    "    <normalise method=\"min-max\" low=\"1\" high=\"100\"/>\n"
    "    <treat points=\"3\"/>\n"
    "    <robustness seed=\"7\" runs=\"100\">\n"
    "      <aggregate method=\"geometric\"/>\n"
    "    </robustness>\n"
    "    <group code=\"X.A\" zh=\"甲\" en=\"A\" weight=\"40\">\n"
    "      <indicator of=\"SCH.COUNT\" weight=\"30\" per=\"population\" "
    "times=\"10000\"/>\n"
    "      <indicator of=\"SCH.GIRLS\" weight=\"70\" direction=\"higher\" "
    "per=\"SCH.PUPILS\"/>\n"
    "    </group>\n"
    "    <group code=\"X.B\" zh=\"乙\" en=\"B\" weight=\"60\">\n"
    "      <indicator of=\"SCH.FEE\" method=\"goalposts\" low=\"1\" "
    "from=\"10\" to=\"90\"/>\n"
    "    </group>\n"
    "    <grade code=\"A\" zh=\"优\" en=\"good\" from=\"80\"/>\n"
    "    <grade code=\"B\" zh=\"良\" en=\"fair\"/>\n"
    "    <veto zh=\"无校\" en=\"no school\" limit=\"50\" grade=\"B\">"
    "SCH.COUNT &lt; 1</veto>\n"
    "  </index>\n"
    "</indices>\n";

static const struct small_file {
    const char *name, *text;
} files[] = {
    {"site.conf", "title-zh = 北地教育\ntitle-en = Schools # of Northland\n"
                  "base-year = 2016\n"},
    {"flags.csv", flags},
    {"groups.csv", "code,name_zh,name_en\nCOAST,沿海,Coast\n"
                   "INLAND,内陆,Inland\n"},
    {"areas.csv", areas},
    {"aliases.csv", "alias,code,note_zh,note_en\n990109,990102,,\n"
                    "山脚县,990102,2003年改区,a district since then\n"},
    {"measures.csv",
     "code,name_zh,name_en,dimension,over,under,points,ucum\n"
     "所,所,schools,school,1,1,,\n人,人,persons,person,1,1,,\n"
     "名,名,persons,person,1,1,,\n万人,万人,ten thousand,person,10000,1,,\n"
     "元,元,yuan,CNY,1,1,,CNY\n次,次,times,time,1,1,,\n个,个,pieces,piece,1,1,,"
     "\n"
     "%,%,per cent,%,1,1,yes,%\n"},
    {"grades.csv", "scale,code,rank,name_zh,name_en,words\n"
                   "rating,gold,1,金,Gold,优|A\nrating,silver,2,银,Silver,B\n"},
    {"sections.csv", "code,name_zh,name_en\nschools,学校,Schools\n"
                     "clubs,社团,Clubs\n"},
    {"forms.csv", "code,name_zh,name_en\nannual,年报,Annual return\n"
                  "organization,社团年报,Return of clubs\n"
                  "institution,机构年报,Return of institutions\n"},
    {"indicators.csv", indicators},
    {"limits.csv", "code,file_most,inflated_most,ratio_most,members_most,"
                   "elements_most,seconds_most\nbundle,2048,4096,,7,,\n"
                   "slow,,,,,9,1000\n"},
    {"units.csv",
     "code,kind,name_zh,name_en,area,sender,role,form,owes_from,owes_until,"
     "limits\n"
     "990000,bureau,北地教育厅,Northland schools,990000,,,annual,2016,,\n"
     "990100,bureau,东城教育局,Easttown "
     "schools,990100,east,,annual,2016,,bundle\n"
     "990101,bureau,河口教育局,River schools,990101,,,annual,2016,,\n"
     "990102,bureau,山前教育局,Hill schools,990102,,,annual,2016,2020,\n"
     "990200,bureau,西城教育局,Westtown schools,990200,,,annual,2016,,\n"
     "990100-inspectors,institution,东城督导室,Inspectors,990100,,inspectorate,"
     "institution,2016,,\n"
     "51990100A10000023D,organization,东城棋社,Chess club,990102,,,"
     "organization,2018,,\n"},
    {"calendar.csv", "form,year,opening,deadline,correction,lock\n"
                     "annual,2021,2022-01-01,2022-02-28,,2022-06-30\n"},
    {"edits.xml", edits},
    {"messages.csv", "code,severity,zh,en,remedy_zh,remedy_en\n"
                     "school.odd,warning,{unit} 异常,{unit} is odd,,\n"},
    {"statements.csv", statements},
    {"index.xml", indices},
};

void small_survey_write(const struct small_survey *survey, const char *file,
                        const char *text)
{
    char path[512];
    struct err err;

    snprintf(path, sizeof path, "%s/%s", survey->folder, file);
    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
}

/* `text` with the change, in `out`. */
static void change_text(const char *text, struct small_change change,
                        struct buf *out)
{
    const char *at = change.old ? strstr(text, change.old) : NULL;

    if (change.old && !at)
        fail_msg("%s does not hold \"%s\"", change.file, change.old);
    if (!at)
        at = text + strlen(text);
    buf_add(out, (struct view){text, (size_t)(at - text)});
    buf_adds(out, change.new);
    buf_adds(out, change.old ? at + strlen(change.old) : "");
}

static void write_changed(const struct small_survey *survey,
                          const struct small_file *file,
                          struct small_change change)
{
    struct buf text = {0};

    if (!change.new)
        return;
    change_text(file->text, change, &text);
    small_survey_write(survey, file->name, text.p);
    buf_release(&text);
}

void small_survey_again(struct small_survey *survey)
{
    arena_release(&survey->arena);
    arena_init(&survey->arena, 0);
    survey->err = (struct err){0};
    survey->status = catalogue_load(survey->folder, &survey->arena,
                                    &survey->catalogue, &survey->err);
}

void small_survey_load(struct small_survey *survey, struct small_change change)
{
    const char *above = getenv("TMPDIR");

    *survey = (struct small_survey){0};
    snprintf(survey->folder, sizeof survey->folder, "%s/survey-XXXXXX",
             above ? above : "/tmp");
    assert_non_null(mkdtemp(survey->folder));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (change.file && strcmp(files[i].name, change.file) == 0)
            write_changed(survey, &files[i], change);
        else
            small_survey_write(survey, files[i].name, files[i].text);
    small_survey_again(survey);
}

void small_survey_end(struct small_survey *survey)
{
    struct err err;

    arena_release(&survey->arena);
    file_remove_all(survey->folder, &err);
}

static void refuse(const struct small_mistake *mistake)
{
    struct small_survey survey;
    char got[1024];

    small_survey_load(&survey, mistake->change);
    snprintf(got, sizeof got, "%s:%ld: %s", survey.err.file, survey.err.line,
             survey.err.what);
    assert_string_equal(got, mistake->expected);
    assert_int_equal(survey.status, STATUS_FATAL);
    assert_int_equal(survey.err.fault, FAULT_CONFIG);
    small_survey_end(&survey);
}

void small_survey_refuses(const struct small_mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        refuse(&mistakes[i]);
}
