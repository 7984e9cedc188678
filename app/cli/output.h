// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <cstdio>
#include <vector>

namespace airdesk::cli {

//! A column of tables and CSV, read from a row as the server wrote it.
struct Column
{
    enum class Form {
        Text,
        Time, //!< ISO text or epoch seconds
        Number,
        Bytes,
        Duration, //!< ISO-8601
        Schedule,
        Tags,
        Secret, //!< shown as it is; masked before
    };
    QString title; //!< of the table
    QString field; //!< the server's name; of a nested one with dots
    Form form = Form::Text;
    bool mayShrink = false; //!< cut off first where the terminal is too narrow
};

//! Data on standard output, in one of three forms. Rows are written as they come: nothing is kept but the first
//! rows of a table, which decide its widths.
class Output
{
public:
    //! `columns` of the terminal for a table; 0: as wide as it gets.
    Output(Format format, std::FILE *out, int columns);

    [[nodiscard]] Format format() const { return m_format; }

    void beginList(std::vector<Column> columns);
    void row(const QJsonObject &row);
    //! The same for JSON where the row is there as text already.
    void jsonRow(QByteArrayView text);
    //! What is there so far should be seen now.
    void flush();
    void endList();
    //! Something was written that cannot be taken back.
    [[nodiscard]] bool hasBegun() const { return m_begun; }

    //! One object: its fields one below the other, or a row of CSV with a heading.
    void object(const QJsonObject &object);
    void line(const QString &text);

    //! False once standard output took no more: a closed pipe, a full disk.
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    void write(const QByteArray &bytes) { writeView(bytes); }
    void writeView(QByteArrayView bytes);
    void writeTableRow(const std::vector<QString> &cells);
    void decideWidths();

    Format m_format;
    std::FILE *m_out;
    int m_terminal;
    bool m_good = true;
    bool m_begun = false;
    bool m_listOpen = false;
    bool m_widthsKnown = false;
    std::vector<Column> m_columns;
    std::vector<int> m_widths;
    std::vector<std::vector<QString>> m_waiting;
};

//! The row with everything that is secret replaced by asterisks: by name of the field, whatever its value.
[[nodiscard]] QJsonObject masked(const QJsonObject &row);
//! One CSV field, quoted where needed; text that a spreadsheet would take for a formula is defused.
[[nodiscard]] QByteArray csvField(const QString &text, bool isNumber);
//! Without anything that moves the cursor or changes the terminal.
[[nodiscard]] QString printable(const QString &text);
//! The value of a column for people.
[[nodiscard]] QString shownValue(const QJsonObject &row, const Column &column);

} // namespace airdesk::cli
