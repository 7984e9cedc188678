// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonslices.h"
#include "cli/output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using namespace airdesk::cli;
using namespace Qt::StringLiterals;

namespace {

//! An Output into a file, and what it wrote.
class Written
{
public:
    explicit Written(Format format, int columns = 0) : m_stream(std::tmpfile()), out(format, m_stream, columns) {}
    ~Written() { std::fclose(m_stream); }
    Written(const Written &) = delete;
    Written &operator=(const Written &) = delete;

    QByteArray text()
    {
        std::fflush(m_stream);
        std::rewind(m_stream);
        QByteArray all(1 << 16, '\0');
        all.truncate(qsizetype(std::fread(all.data(), 1, size_t(all.size()), m_stream)));
        return all;
    }

private:
    std::FILE *m_stream;

public:
    Output out;
};

std::vector<Column> columns()
{
    return {{u"NAME"_s, u"name"_s, Column::Form::Text, true}, {u"ROWS"_s, u"rowsSynced"_s, Column::Form::Number, false}};
}

} // namespace

class TestCliOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicesAreTheRows_data();
    void slicesAreTheRows();
    void slicesOfSomethingElse();
    void csvFields_data();
    void csvFields();
    void tablesFitTheTerminal();
    void longListsKeepTheirWidths();
    void emptyLists();
    void secretsAreMaskedByName();
    void controlCharactersAreShown();
};

void TestCliOutput::slicesAreTheRows_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << QByteArray(R"({"data":[{"a":1},{"b":[{"c":"}"}]}],"next":""})");
    QTest::newRow("bare array") << QByteArray(R"([{"a":1},{"a":2}])");
    QTest::newRow("after other fields") << QByteArray(R"({"next":"x]}","previous":null,"n":-1.5e3,"o":{"data":[{"x":0}]},"data":[{"a":1}]})");
    QTest::newRow("blanks") << QByteArray(" {\n \"data\" :\t[ {\"a\" : \"b\" } ,\r\n { } ] } ");
    QTest::newRow("quotes") << QByteArray(R"({"data":[{"a":"\"}],{\\"},{"b\"":"\\\\"}]})");
    QTest::newRow("letters") << QByteArray("{\"data\":[{\"a\":\"\xc3\xa4\xf0\x9f\x98\x80\"}]}");
    QTest::newRow("empty") << QByteArray(R"({"data":[]})");
}

void TestCliOutput::slicesAreTheRows()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(!document.isNull());
    const QJsonArray rows = document.isArray() ? document.array() : document.object().value("data"_L1).toArray();
    const std::vector<QByteArrayView> slices = rowSlices(json, "data");
    QCOMPARE(qsizetype(slices.size()), rows.size());
    for (size_t i = 0; i < slices.size(); ++i)
        QCOMPARE(QJsonDocument::fromJson(slices[i].toByteArray()).object(), rows.at(qsizetype(i)).toObject());
}

void TestCliOutput::slicesOfSomethingElse()
{
    for (const char *json : {"", "null", "{}", "\"data\"", "{\"data\":null}", "{\"data\":{}}", "[1,2]", "{\"data\":[", "{\"data\"", "{\"da"})
        QVERIFY2(rowSlices(json, "data").empty(), json);
}

void TestCliOutput::csvFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << u"abc"_s << false << QByteArray("abc");
    QTest::newRow("empty") << QString() << false << QByteArray();
    QTest::newRow("comma") << u"a,b"_s << false << QByteArray("\"a,b\"");
    QTest::newRow("quote") << u"a\"b"_s << false << QByteArray("\"a\"\"b\"");
    QTest::newRow("line break") << u"a\nb"_s << false << QByteArray("\"a\nb\"");
    QTest::newRow("blanks around") << u" a "_s << false << QByteArray("\" a \"");
    QTest::newRow("formula") << u"=1+1"_s << false << QByteArray("'=1+1");
    QTest::newRow("plus") << u"+49"_s << false << QByteArray("'+49");
    QTest::newRow("minus") << u"-x"_s << false << QByteArray("'-x");
    QTest::newRow("at") << u"@SUM(A1)"_s << false << QByteArray("'@SUM(A1)");
    QTest::newRow("hidden formula") << u"\u0001=1"_s << false << QByteArray("'=1");
    QTest::newRow("negative number") << u"-5"_s << true << QByteArray("-5");
    QTest::newRow("escape") << u"\u001b[31mred"_s << false << QByteArray("[31mred");
}

void TestCliOutput::csvFields()
{
    QFETCH(QString, text);
    QFETCH(bool, isNumber);
    QFETCH(QByteArray, field);
    QCOMPARE(csvField(text, isNumber), field);
}

void TestCliOutput::tablesFitTheTerminal()
{
    Written written(Format::Table, 30);
    written.out.beginList(columns());
    written.out.row({{u"name"_s, QString(100, u'x')}, {u"rowsSynced"_s, 12}});
    written.out.row({{u"name"_s, u"\u4f60\u597d"_s}, {u"rowsSynced"_s, qint64(9007199254740993)}}); // two columns a letter, 64 bits
    written.out.endList();
    const QStringList lines = QString::fromUtf8(written.text()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).size() <= 30 && lines.at(1).contains(u'\u2026'), qPrintable(lines.at(1)));
    QVERIFY(lines.at(1).endsWith(u"12"_s));
    QVERIFY(lines.at(2).endsWith(u"9007199254740993"_s));
    // Into a file everything is written out.
    Written whole(Format::Table, 0);
    whole.out.beginList(columns());
    whole.out.row({{u"name"_s, QString(100, u'x')}});
    whole.out.endList();
    QVERIFY(whole.text().contains(QByteArray(100, 'x')));
}

void TestCliOutput::longListsKeepTheirWidths()
{
    Written written(Format::Table, 40);
    written.out.beginList(columns());
    for (int i = 0; i < 500; ++i)
        written.out.row({{u"name"_s, i < 400 ? u"short"_s : QString(60, u'y')}, {u"rowsSynced"_s, i}});
    written.out.endList();
    const QStringList lines = QString::fromUtf8(written.text()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 501);
    for (const QString &line : lines)
        QVERIFY2(line.size() <= 40, qPrintable(line));
}

void TestCliOutput::emptyLists()
{
    Written json(Format::Json);
    json.out.beginList(columns());
    json.out.endList();
    QCOMPARE(json.text(), QByteArray("[]\n"));
    Written csv(Format::Csv);
    csv.out.beginList(columns());
    csv.out.endList();
    QCOMPARE(csv.text(), QByteArray("name,rowsSynced\n"));
    Written table(Format::Table);
    table.out.beginList(columns());
    table.out.endList();
    QCOMPARE(table.text(), QByteArray());
}

void TestCliOutput::secretsAreMaskedByName()
{
    const QJsonObject row = QJsonDocument::fromJson(R"({"name":"n","clientSecret":"s1","configuration":{"password":"s2","host":"h",
        "credentials":{"client_secret":"s3","auth_type":"oauth"},"keys":[{"apiKey":"s4"}],"access_token":"s5","private_key":"s6"},
        "notifications":{"failure":{"webhook":{"enabled":true,"url":"https://hooks.example/s7"}}},"url":"https://kept.example",
        "secretId":"kept","password_length":12})").object();
    const QByteArray text = QJsonDocument(masked(row)).toJson(QJsonDocument::Compact);
    for (const char *secret : {"s1", "s2", "s3", "s4", "s5", "s6", "s7"})
        QVERIFY2(!text.contains(QByteArray(secret).prepend('"')) && !text.contains(QByteArray(secret).prepend('/')), secret);
    for (const char *kept : {"\"n\"", "\"h\"", "oauth", "https://kept.example", "\"kept\"", "12", "true"})
        QVERIFY2(text.contains(kept), kept);
}

void TestCliOutput::controlCharactersAreShown()
{
    QCOMPARE(printable(u"a\u001b[2Jb\nc\td\u202ee"_s), u"a\uFFFD[2Jb c d\uFFFDe"_s);
    QCOMPARE(shortened(u"a\u0007"_s + QString(100, u'x')).size(), 61);
}

QTEST_GUILESS_MAIN(TestCliOutput)
#include "tst_clioutput.moc"
