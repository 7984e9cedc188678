// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "api/jsonreader.h"
#include "cli/terminal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace airdesk::cli {
namespace {

constexpr size_t rowsForWidths = 200;
constexpr int narrowest = 8;
constexpr int gap = 2;
const QString mask = QStringLiteral("**********");

QString tr(const char *source) { return QCoreApplication::translate("Output", source); }

QJsonValue valueAt(const QJsonObject &row, const QString &field)
{
    QJsonValue value = row;
    const QStringList parts = field.split(QLatin1Char('.'));
    for (const QString &part : parts)
        value = value.toObject().value(part);
    return value;
}

QString compact(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (const std::optional<qint64> number = value.isDouble() ? integerOf(value) : std::nullopt)
        return QString::number(*number);
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return {};
}

QString tagNames(const QJsonValue &tags)
{
    QStringList names;
    const QJsonArray all = tags.toArray();
    for (const QJsonValue &tag : all)
        names.append(tag.toObject().value(QLatin1StringView("name")).toString());
    return names.join(QStringLiteral(", "));
}

QString scheduleText(const QJsonValue &schedule)
{
    const QJsonObject object = schedule.toObject();
    for (const char *key : {"cronExpression", "basicTiming", "scheduleType"}) {
        const QString text = object.value(QLatin1StringView(key)).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString bytesText(const QJsonValue &value)
{
    const std::optional<qint64> bytes = integerOf(value);
    return bytes ? QLocale::c().formattedDataSize(*bytes, 1, QLocale::DataSizeTraditionalFormat) : QString();
}

QString durationText(const QJsonValue &value)
{
    const std::optional<std::chrono::seconds> duration = durationOf(value.toString());
    if (!duration)
        return {};
    const auto seconds = duration->count();
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

// For files: the value itself, times always the same way.
QString plainValue(const QJsonObject &row, const Column &column)
{
    const QJsonValue value = valueAt(row, column.field);
    switch (column.form) {
    case Column::Form::Tags:
        return tagNames(value);
    case Column::Form::Schedule:
        return scheduleText(value);
    case Column::Form::Time: {
        const QDateTime time = timeOf(value);
        return time.isValid() ? time.toUTC().toString(Qt::ISODate) : compact(value);
    }
    default:
        return compact(value);
    }
}

bool isNumeric(Column::Form form) { return form == Column::Form::Number || form == Column::Form::Bytes; }

bool alignsRight(Column::Form form) { return isNumeric(form) || form == Column::Form::Duration; }

QString cut(const QString &text, int columns)
{
    if (terminal::columnsOf(text) <= columns)
        return text;
    QString shorter = text;
    while (!shorter.isEmpty() && terminal::columnsOf(shorter) > columns - 1)
        shorter.chop(shorter.back().isLowSurrogate() && shorter.size() > 1 ? 2 : 1);
    return shorter + QChar(0x2026);
}

bool isSecretName(const QString &name)
{
    const QString plain = QString(name).remove(QLatin1Char('_')).remove(QLatin1Char('-')).toLower();
    static const QStringList endings{
        QStringLiteral("secret"), QStringLiteral("password"),   QStringLiteral("passphrase"), QStringLiteral("token"),
        QStringLiteral("apikey"), QStringLiteral("privatekey"), QStringLiteral("accesskey"),  QStringLiteral("credentialsjson"),
        QStringLiteral("secretkey"),
    };
    return std::any_of(endings.begin(), endings.end(), [&plain](const QString &ending) { return plain.endsWith(ending); });
}

QJsonValue maskedValue(const QString &name, const QJsonValue &value)
{
    const bool isText = value.isString() && !value.toString().isEmpty();
    if (isText && isSecretName(name))
        return mask;
    if (value.isObject()) {
        QJsonObject object = masked(value.toObject());
        // Whoever knows the address of a webhook may post to it.
        if (name == QLatin1StringView("webhook") && !object.value(QLatin1StringView("url")).toString().isEmpty())
            object.insert(QStringLiteral("url"), mask);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array.replace(i, maskedValue(name, array.at(i)));
        return array;
    }
    return value;
}

} // namespace

QJsonObject masked(const QJsonObject &row)
{
    QJsonObject safe = row;
    for (auto it = safe.begin(); it != safe.end(); ++it)
        it.value() = maskedValue(it.key(), it.value());
    return safe;
}

QString printable(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        const auto category = c.category();
        if (category == QChar::Other_Control || category == QChar::Separator_Line || category == QChar::Separator_Paragraph)
            c = c.isSpace() ? QLatin1Char(' ') : QChar(0xFFFD);
        else if (c.unicode() >= 0x202A && c.unicode() <= 0x202E) // text that runs the other way
            c = QChar(0xFFFD);
    }
    return safe;
}

QByteArray csvField(const QString &text, bool isNumber)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        if (c.category() != QChar::Other_Control || c == QLatin1Char('\n') || c == QLatin1Char('\t'))
            safe.append(c);
    }
    static const QString starts = QStringLiteral("=+-@\t\uFF1D\uFF0B\uFF0D\uFF20");
    if (!isNumber && !safe.isEmpty() && starts.contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    const bool quotes = safe.contains(QLatin1Char(',')) || safe.contains(QLatin1Char('"')) || safe.contains(QLatin1Char('\n'))
        || safe.contains(QLatin1Char(';')) || safe.startsWith(QLatin1Char(' ')) || safe.endsWith(QLatin1Char(' '));
    if (quotes) {
        safe.replace(QLatin1Char('"'), QStringLiteral("\"\""));
        safe = QLatin1Char('"') + safe + QLatin1Char('"');
    }
    return safe.toUtf8();
}

QString shownValue(const QJsonObject &row, const Column &column)
{
    const QJsonValue value = valueAt(row, column.field);
    switch (column.form) {
    case Column::Form::Time: {
        const QDateTime time = timeOf(value);
        return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : printable(compact(value));
    }
    case Column::Form::Bytes:
        return bytesText(value);
    case Column::Form::Duration:
        return durationText(value);
    case Column::Form::Secret:
        return compact(value).isEmpty() ? tr("not returned by the server") : printable(compact(value));
    default:
        return printable(plainValue(row, column));
    }
}

Output::Output(Format format, std::FILE *out, int columns) : m_format(format), m_out(out), m_terminal(columns) {}

void Output::writeView(QByteArrayView bytes)
{
    m_begun = true;
    if (m_good && std::fwrite(bytes.data(), 1, size_t(bytes.size()), m_out) != size_t(bytes.size()))
        m_good = false;
}

void Output::flush()
{
    if (m_good && std::fflush(m_out) != 0)
        m_good = false;
}

void Output::beginList(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    m_listOpen = false;
    m_widthsKnown = false;
    m_waiting.clear();
}

void Output::row(const QJsonObject &row)
{
    switch (m_format) {
    case Format::Json:
        return jsonRow(QJsonDocument(row).toJson(QJsonDocument::Compact));
    case Format::Csv: {
        QByteArray line;
        if (!m_listOpen) {
            for (const Column &column : m_columns)
                line += (line.isEmpty() ? "" : ",") + csvField(column.field, false);
            line += '\n';
        }
        bool first = true;
        for (const Column &column : m_columns) {
            line += (std::exchange(first, false) ? "" : ",") + csvField(plainValue(row, column), isNumeric(column.form));
        }
        write(line + '\n');
        break;
    }
    case Format::Table: {
        std::vector<QString> cells;
        for (const Column &column : m_columns)
            cells.push_back(shownValue(row, column));
        if (m_widthsKnown) {
            writeTableRow(cells);
        } else {
            m_waiting.push_back(std::move(cells));
            if (m_waiting.size() >= rowsForWidths)
                decideWidths();
        }
        break;
    }
    }
    m_listOpen = true;
}

void Output::jsonRow(QByteArrayView text)
{
    write(m_listOpen ? ",\n" : "[\n");
    writeView(text);
    m_listOpen = true;
}

void Output::endList()
{
    if (m_format == Format::Json) {
        write(m_listOpen ? "\n]\n" : "[]\n");
    } else if (m_format == Format::Csv && !m_listOpen) {
        QByteArray line;
        for (const Column &column : m_columns)
            line += (line.isEmpty() ? "" : ",") + csvField(column.field, false);
        write(line + '\n');
    } else if (m_format == Format::Table && !m_widthsKnown && !m_waiting.empty()) {
        decideWidths();
    }
    flush();
}

void Output::decideWidths()
{
    m_widthsKnown = true;
    m_widths.clear();
    for (size_t i = 0; i < m_columns.size(); ++i) {
        int width = terminal::columnsOf(m_columns[i].title);
        for (const auto &cells : m_waiting)
            width = std::max(width, terminal::columnsOf(cells[i]));
        m_widths.push_back(width);
    }
    if (m_terminal > 0) {
        int total = -gap;
        for (const int width : m_widths)
            total += width + gap;
        // The widest of those that may shrink gives first.
        while (total > m_terminal) {
            int widest = -1;
            for (size_t i = 0; i < m_columns.size(); ++i) {
                const bool gives = m_columns[i].mayShrink && m_widths[i] > narrowest;
                if (gives && (widest < 0 || m_widths[i] > m_widths[size_t(widest)]))
                    widest = int(i);
            }
            if (widest < 0)
                break;
            --m_widths[size_t(widest)];
            --total;
        }
    }
    std::vector<QString> titles;
    for (const Column &column : m_columns)
        titles.push_back(column.title);
    writeTableRow(titles);
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &cells : waiting)
        writeTableRow(cells);
}

void Output::writeTableRow(const std::vector<QString> &cells)
{
    QString line;
    for (size_t i = 0; i < cells.size(); ++i) {
        const QString cell = m_terminal > 0 && m_columns[i].mayShrink ? cut(cells[i], m_widths[i]) : cells[i];
        const QString padding(std::max(0, m_widths[i] - terminal::columnsOf(cell)), QLatin1Char(' '));
        const bool isLast = i + 1 == cells.size();
        line += alignsRight(m_columns[i].form) ? padding + cell : isLast ? cell : cell + padding;
        if (!isLast)
            line += QString(gap, QLatin1Char(' '));
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    write(line.toUtf8() + '\n');
}

void Output::object(const QJsonObject &object)
{
    if (m_format == Format::Json) {
        write(QJsonDocument(object).toJson(QJsonDocument::Indented));
    } else if (m_format == Format::Csv) {
        QByteArray titles;
        QByteArray values;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QByteArray comma = it == object.begin() ? "" : ",";
            titles += comma + csvField(it.key(), false);
            values += comma + csvField(compact(it.value()), it.value().isDouble());
        }
        write(titles + '\n' + values + '\n');
    } else {
        int width = 0;
        const QStringList keys = object.keys();
        for (const QString &key : keys)
            width = std::max(width, terminal::columnsOf(key));
        for (const QString &key : keys) {
            const QString padding(width - terminal::columnsOf(key), QLatin1Char(' '));
            write((printable(key) + padding + QStringLiteral("  ") + printable(compact(object.value(key)))).toUtf8() + '\n');
        }
    }
    flush();
}

void Output::line(const QString &text)
{
    write(text.toUtf8() + '\n');
    flush();
}

} // namespace airdesk::cli
