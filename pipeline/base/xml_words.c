/* The table of libxml2's errors that a clerk may meet. */
#include "pipeline/base/xml_words.h"

#include <libxml/xmlerror.h>
#include <stddef.h>

#include "pipeline/base/text.h"

/* libxml2's own message repeats names of any length and changes with its
 * version, so only its number is used. */
static const struct {
    int number;
    const char *words;
} table[] = {
    {XML_ERR_DOCUMENT_EMPTY, "no element where the document should begin"},
    {XML_ERR_DOCUMENT_END, "something after the document's end"},
    {XML_ERR_UNKNOWN_VERSION, "XML of a version other than 1.0"},
    {XML_ERR_TAG_NAME_MISMATCH, "an end tag that does not fit its start tag"},
    {XML_ERR_TAG_NOT_FINISHED, "the document ends inside an element"},
    {XML_ERR_GT_REQUIRED, "a tag without its '>'"},
    {XML_ERR_LT_REQUIRED, "a tag without its '<'"},
    {XML_ERR_LTSLASH_REQUIRED, "an end tag without its '</'"},
    {XML_ERR_NAME_REQUIRED, "a '<' or '&' that no name follows"},
    {XML_ERR_SPACE_REQUIRED, "no blank between two attributes"},
    {XML_ERR_EQUAL_REQUIRED, "no '=' after an attribute's name"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value without quotes"},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's value without an end"},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute without a value"},
    {XML_ERR_ATTRIBUTE_REDEFINED, "an attribute given twice"},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, "an attribute given twice"},
    {XML_ERR_LT_IN_ATTRIBUTE, "a '<' in an attribute's value; write &lt;"},
    {XML_ERR_UNDECLARED_ENTITY, "an entity that is not one of XML's five"},
    {XML_WAR_UNDECLARED_ENTITY, "an entity that is not one of XML's five"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "an '&' without ';'; write &amp;"},
    {XML_ERR_INVALID_CHARREF, "a character reference that is not one"},
    {XML_ERR_INVALID_HEX_CHARREF, "a character reference that is not one"},
    {XML_ERR_INVALID_DEC_CHARREF, "a character reference that is not one"},
    {XML_ERR_INTERNAL_ERROR, "a character that XML forbids"},
    {XML_ERR_INVALID_CHAR, "a character that XML forbids"},
    {XML_ERR_INVALID_ENCODING, "bytes that are not UTF-8"},
    {XML_ERR_UNKNOWN_ENCODING, "an encoding that is not known"},
    {XML_ERR_MISPLACED_CDATA_END, "\"]]>\" in a text; write ]]&gt;"},
    {XML_ERR_CDATA_NOT_FINISHED, "a CDATA section without an end"},
    {XML_ERR_COMMENT_NOT_FINISHED, "a comment without an end"},
    {XML_ERR_HYPHEN_IN_COMMENT, "\"--\" in a comment"},
    {XML_ERR_PI_NOT_STARTED, "a processing instruction without a name"},
    {XML_ERR_PI_NOT_FINISHED, "a processing instruction without an end"},
    {XML_ERR_RESERVED_XML_NAME, "an XML declaration that is not at the start"},
    {XML_ERR_XMLDECL_NOT_FINISHED, "an XML declaration without an end"},
    {XML_ERR_VERSION_MISSING, "an XML declaration without a version"},
    {XML_ERR_STANDALONE_VALUE, "standalone that is neither yes nor no"},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, "a prefix without its namespace"},
    {XML_NS_ERR_QNAME, "a name with a misplaced colon"},
    {XML_NS_ERR_COLON, "a name with a misplaced colon"},
    {XML_NS_ERR_EMPTY, "an empty namespace"},
    {XML_NS_ERR_XML_NAMESPACE, "a namespace that XML keeps for itself"},
};

static const char *words_for(int number)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].number == number)
            return table[i].words;
    return NULL;
}

/* What is repeated must fit a line of a report. */
/* Controls are shown as '?': the receipt is read on a terminal too. */
static void echo(struct err *err, const char *words, const char *near)
{
    char shown[XML_ECHO_MAX + 1] = "";
    struct view front = utf8_front(view_of(near), XML_ECHO_MAX);

    for (size_t i = 0; i < front.n; i++) {
        bool control = (unsigned char)near[i] < ' ' || near[i] == 0x7f;

        shown[i] = control ? '?' : near[i];
    }
    err_set(err, FAULT_DATA, "%s: \"%s\"", words, shown);
}

/* Where a byte is wrong, libxml2 gives some of what follows for a name. */
static bool may_echo(int number, const char *near)
{
    return number != XML_ERR_INVALID_CHAR && number != XML_ERR_INTERNAL_ERROR &&
           near && *near && utf8_valid(view_of(near));
}

/* A number that is not in the table still has libxml2's own, to look up. */
void xml_words_set(struct err *err, int number, const char *near)
{
    const char *words = words_for(number);

    if (!words)
        err_set(err, FAULT_DATA, "not well-formed XML (libxml2 error %d)",
                number);
    else if (may_echo(number, near))
        echo(err, words, near);
    else
        err_set(err, FAULT_DATA, "%s", words);
    err->code =
        number == XML_ERR_UNKNOWN_VERSION ? "xml.version" : "xml.syntax";
}
