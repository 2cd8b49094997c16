package dev.muster.bot.review;

import dev.muster.bot.id.UserId;

/** People as they appear where nobody may be recognised. */
record HiddenPeople(Pseudonyms pseudonyms, HiddenNames names) {
    /** A text as people read it, such as a title, without names, ids, addresses and links. */
    String words(String text) {
        return Mentions.replaced(text, this::mention, plain -> names.hide(PersonalDetails.without(plain)));
    }

    /** The mention of a person. */
    String mention(UserId user) {
        return "@" + pseudonyms.name(user);
    }
}
