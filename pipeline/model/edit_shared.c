/* What the families of edits share: their settings and their scene. */
#include "pipeline/model/edit_kind.h"

struct view edit_word(struct view *rest)
{
    *rest = view_trim(*rest);
    return view_cut(rest, ' ');
}

bool edit_has_word(const struct edit *edit, int setting, struct view word)
{
    struct view rest = edit->settings[setting].text;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest))
        if (view_equal(w, word))
            return true;
    return false;
}

int edit_count(const struct edit *edit, int setting, int absent)
{
    int number = absent;
    const struct edit_setting *s = &edit->settings[setting];
    return s->given && view_number(s->text, &number) ? number : absent;
}

struct decimal edit_magnitude(struct decimal a)
{
    return decimal_sign(a) < 0 ? decimal_negate(a) : a;
}

struct quantity edit_ask(const struct edit_scene *scene, const struct key *key)
{
    return scene->lookup->get(scene->lookup->self, key);
}

struct key edit_own(const struct edit_scene *scene)
{
    return (struct key){scene->indicator, scene->area, scene->period};
}

bool edit_is_whole(const struct edit_scene *scene)
{
    return scene->submission->mode == MODE_REPLACE;
}

bool edit_of_form(const struct edit *edit, int setting,
                  const struct edit_scene *scene)
{
    return !edit->settings[setting].given ||
           edit_has_word(edit, setting, scene->submission->form);
}
