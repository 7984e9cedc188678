// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString program() { return qEnvironmentVariable("AIRDESK_BIN_DIR") + u"/airdesk"_s; }

struct Ended
{
    int code = -1;
    QString output;
    QString errors;
};

Ended run(const QStringList &arguments, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), arguments);
    if (!process.waitForFinished(200'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

//! How many colours there are in a coarse grid over the picture.
int coloursIn(const QImage &image)
{
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            seen.insert(image.pixel(x, y));
    }
    return int(seen.size());
}

} // namespace

class TestTour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasAPictureInBothThemes()
    {
        const QTemporaryDir folder;
        const Ended tour = run({u"--demo=60"_s, u"--tour"_s, folder.filePath(u"pictures"_s)});
        QVERIFY2(tour.code == 0, qPrintable(tour.output + tour.errors));
        for (const QString &page : {u"connections"_s, u"workspaces"_s, u"applications"_s, u"settings"_s, u"add-server"_s, u"about"_s, u"first-run"_s}) {
            QImage pictures[2];
            for (int dark = 0; dark < 2; ++dark) {
                const QString file = folder.filePath(u"pictures/%1-%2.png"_s.arg(page, dark ? u"dark"_s : u"light"_s));
                QVERIFY2(tour.output.contains(QDir::toNativeSeparators(file)), qPrintable(file));
                QVERIFY2(pictures[dark].load(file), qPrintable(file));
                QVERIFY2(pictures[dark].width() >= 400 && pictures[dark].height() >= 200, qPrintable(file));
                QVERIFY2(coloursIn(pictures[dark]) > 20, qPrintable(file));
            }
            // The ground of the page is light in one and dark in the other.
            const auto ground = [](const QImage &image) { return QColor(image.pixel(image.width() - 12, image.height() - 40)).lightness(); };
            QVERIFY2(ground(pictures[0]) > 180 && ground(pictures[1]) < 90, qPrintable(page));
        }
    }

    void versionAndHelpNeedNoDisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("version") << QStringList{u"--version"_s} << 0 << u"airdesk "_s;
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"--demo"_s;
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << 2 << u"nonsense"_s;
        QTest::newRow("unknown word") << QStringList{u"nonsense"_s} << 2 << u"nonsense"_s;
        QTest::newRow("wrong number") << QStringList{u"--demo=many"_s} << 2 << u"--demo"_s;
        QTest::newRow("empty value") << QStringList{u"--server="_s} << 2 << u"--server"_s;
        QTest::newRow("no display") << QStringList{u"--demo"_s} << 1 << u"display"_s;
    }
    void versionAndHelpNeedNoDisplay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, says);
        QProcessEnvironment none = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"WAYLAND_SOCKET"_s, u"QT_QPA_PLATFORM"_s})
            none.remove(name);
        const Ended ended = run(arguments, none);
        QCOMPARE(ended.code, code);
        QVERIFY2((code == 0 ? ended.output : ended.errors).contains(says), qPrintable(ended.output + ended.errors));
    }

    void timingIsPrintedAsJson()
    {
        const Ended ended = run({u"--demo=60"_s, u"--timing"_s});
        QCOMPARE(ended.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(ended.output.toUtf8()).object();
        QVERIFY2(json.value(u"firstPaintMs"_s).toInt() > 0, qPrintable(ended.output));
        QVERIFY(json.value(u"contentMs"_s).toInt() >= json.value(u"firstPaintMs"_s).toInt());
    }
};

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
