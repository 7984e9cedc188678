// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/searchtext.h"

#include <algorithm>

namespace airdesk {

QString foldedText(const QString &text)
{
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    if (plain)
        return text.toLower();
    QString folded;
    folded.reserve(text.size());
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        // Letters that carry their stroke inside have no decomposition.
        switch (c.unicode()) {
        case u'ø':
            folded += u'o';
            break;
        case u'ł':
            folded += u'l';
            break;
        case u'đ':
            folded += u'd';
            break;
        case u'ß':
            folded += u"ss";
            break;
        case u'ı':
            folded += u'i';
            break;
        default:
            folded += c;
        }
    }
    return folded;
}

SearchWords::SearchWords(const QString &typed)
{
    const QStringList words = foldedText(typed.simplified()).split(u' ', Qt::SkipEmptyParts);
    m_words.reserve(static_cast<size_t>(words.size()));
    for (const QString &word : words)
        m_words.emplace_back(word, Qt::CaseSensitive);
}

bool SearchWords::match(const QString &folded) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QStringMatcher &word) { return word.indexIn(folded) >= 0; });
}

SortKey::SortKey(const QString &text)
{
    static const QCollator collator = [] {
        QCollator made;
        made.setNumericMode(true);
        return made;
    }();
    // Folded first: without a language (C) the collator compares code points, where "b" comes after "Z".
    if (!text.isEmpty())
        m_key = collator.sortKey(text.toCaseFolded());
}

int SortKey::compare(const SortKey &other) const
{
    if (!m_key || !other.m_key)
        return int(!m_key) - int(!other.m_key);
    const int order = m_key->compare(*other.m_key);
    return order < 0 ? -1 : int(order > 0);
}

} // namespace airdesk
