// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonslices.h"

namespace airdesk::cli {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

//! Steps through valid JSON value by value, without reading what is inside.
class Cursor
{
public:
    explicit Cursor(const QByteArray &json) : m_at(json.constData()), m_end(m_at + json.size()) {}

    [[nodiscard]] char peek()
    {
        while (m_at < m_end && isBlank(*m_at))
            ++m_at;
        return m_at < m_end ? *m_at : '\0';
    }
    bool take(char wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }
    //! The whole next value.
    QByteArrayView value()
    {
        const char first = peek();
        const char *begin = m_at;
        if (first == '"') {
            skipText();
        } else if (first == '{' || first == '[') {
            int depth = 0;
            do {
                const char c = *m_at;
                if (c == '"') {
                    skipText();
                    continue;
                }
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                ++m_at;
            } while (m_at < m_end && depth > 0);
        } else {
            while (m_at < m_end && !isBlank(*m_at) && *m_at != ',' && *m_at != '}' && *m_at != ']')
                ++m_at;
        }
        return {begin, m_at};
    }

private:
    void skipText()
    {
        ++m_at;
        while (m_at < m_end && *m_at != '"')
            m_at += *m_at == '\\' ? 2 : 1;
        m_at = m_at < m_end ? m_at + 1 : m_end;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

std::vector<QByteArrayView> rowSlices(const QByteArray &json, QByteArrayView field)
{
    Cursor cursor(json);
    bool found = cursor.peek() == '[';
    if (!found && cursor.take('{')) {
        while (!found && cursor.peek() == '"') {
            const QByteArrayView name = cursor.value();
            if (!cursor.take(':'))
                return {};
            found = name.size() == field.size() + 2 && name.sliced(1, field.size()) == field && cursor.peek() == '[';
            if (!found) {
                cursor.value();
                cursor.take(',');
            }
        }
    }
    std::vector<QByteArrayView> rows;
    if (!found || !cursor.take('['))
        return rows;
    while (cursor.peek() == '{') {
        rows.push_back(cursor.value());
        cursor.take(',');
    }
    return rows;
}

} // namespace airdesk::cli
