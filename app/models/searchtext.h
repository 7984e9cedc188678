// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QString>
#include <QStringMatcher>

#include <optional>
#include <vector>

namespace airdesk {

//! Text without regard to case and accents: what is typed and what is searched are both folded.
[[nodiscard]] QString foldedText(const QString &text);

//! What was typed into a search box: every word must occur somewhere, whole or in part.
class SearchWords
{
public:
    SearchWords() = default;
    explicit SearchWords(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    //! `folded` is the searchable text of a row, already folded.
    [[nodiscard]] bool match(const QString &folded) const;

private:
    std::vector<QStringMatcher> m_words;
};

//! Collation key of a name in the user's language, numbers in their numeric order. Made once, compared often.
class SortKey
{
public:
    SortKey() = default;
    explicit SortKey(const QString &text);
    // QCollatorSortKey has no move of its own; sharing it cannot throw, and std::vector must know that.
    SortKey(const SortKey &) = default;
    SortKey(SortKey &&other) noexcept : m_key(other.m_key) {}
    SortKey &operator=(const SortKey &) = default;
    SortKey &operator=(SortKey &&other) noexcept
    {
        m_key = other.m_key;
        return *this;
    }
    ~SortKey() = default;

    //! -1, 0 or 1; a key of nothing comes last.
    [[nodiscard]] int compare(const SortKey &other) const;

private:
    std::optional<QCollatorSortKey> m_key;
};

} // namespace airdesk
