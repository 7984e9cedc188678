// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/settings.h"

#include "support/paths.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace airdesk;

class TestSettings : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;

    void put(const QByteArray &text) const
    {
        QFile file(m_dir->filePath(QStringLiteral("airdesk.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void hasFallbacks()
    {
        const Settings settings(m_dir->path());
        QCOMPARE(settings.value(settings::theme), Theme::System);
        QCOMPARE(settings.value(settings::clipboardSeconds), 30);
        QCOMPARE(settings.value(settings::startPage), QStringLiteral("connections"));
        QVERIFY(settings.value(settings::connectionColumns).isEmpty());
        QVERIFY(!QFile::exists(settings.fileName())); // reading writes nothing
    }

    void everyTypeSurvives()
    {
        const QStringList columns{QStringLiteral("name"), QStringLiteral("a, b"), QStringLiteral("größe")};
        const QByteArray geometry("\x01\x00\xff@;=", 6);
        {
            Settings settings(m_dir->path());
            settings.set(settings::theme, Theme::Dark);
            settings.set(settings::clipboardSeconds, 90);
            settings.set(settings::utcTimes, true);
            settings.set(settings::startPage, QStringLiteral("applications"));
            settings.set(settings::connectionColumns, columns);
            settings.set(settings::windowGeometry, geometry);
        }
        const Settings settings(m_dir->path());
        QCOMPARE(settings.value(settings::theme), Theme::Dark);
        QCOMPARE(settings.value(settings::clipboardSeconds), 90);
        QVERIFY(settings.value(settings::utcTimes));
        QCOMPARE(settings.value(settings::startPage), QStringLiteral("applications"));
        QCOMPARE(settings.value(settings::connectionColumns), columns);
        QCOMPARE(settings.value(settings::windowGeometry), geometry);
    }

    void listOfOneAndEmptyList()
    {
        {
            Settings settings(m_dir->path());
            settings.set(settings::connectionColumns, {QStringLiteral("name")});
        }
        Settings settings(m_dir->path());
        QCOMPARE(settings.value(settings::connectionColumns), QStringList{QStringLiteral("name")});
        settings.set(settings::connectionColumns, {});
        QVERIFY(Settings(m_dir->path()).value(settings::connectionColumns).isEmpty());
    }

    void nonsenseIsAnsweredWithTheFallback_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("seconds");
        QTest::newRow("word") << QByteArray("[secrets]\nclipboardSeconds=soon\n") << 30;
        QTest::newRow("empty") << QByteArray("[secrets]\nclipboardSeconds=\n") << 30;
        QTest::newRow("list") << QByteArray("[secrets]\nclipboardSeconds=1, 2\n") << 30;
        QTest::newRow("huge") << QByteArray("[secrets]\nclipboardSeconds=99999999999999\n") << 30;
        QTest::newRow("too many") << QByteArray("[secrets]\nclipboardSeconds=100000\n") << 600;
        QTest::newRow("negative") << QByteArray("[secrets]\nclipboardSeconds=-1\n") << 5;
        QTest::newRow("damaged file") << QByteArray("\x00\xff[[[\nclipboardSeconds", 22) << 30;
        QTest::newRow("good") << QByteArray("[secrets]\nclipboardSeconds=45\n") << 45;
    }
    void nonsenseIsAnsweredWithTheFallback()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, seconds);
        put(text);
        const Settings settings(m_dir->path());
        QCOMPARE(settings.value(settings::clipboardSeconds), seconds);
        QCOMPARE(settings.value(settings::theme), Theme::System);
    }

    void unknownChoicesAreAnsweredWithTheFallback()
    {
        put("[window]\ntheme=pink\nutcTimes=perhaps\ngeometry=text\n");
        const Settings settings(m_dir->path());
        QCOMPARE(settings.value(settings::theme), Theme::System);
        QCOMPARE(settings.value(settings::utcTimes), false);
    }

    void tellsChangesOnly()
    {
        Settings settings(m_dir->path());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set(settings::clipboardSeconds, 30); // as it is
        QCOMPARE(changed.size(), 0);
        settings.set(settings::clipboardSeconds, 31);
        settings.set(settings::clipboardSeconds, 31);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toString(), QStringLiteral("secrets/clipboardSeconds"));
    }

    void foreignKeysSurvive()
    {
        put("[someday]\nkey=7\n");
        Settings settings(m_dir->path());
        settings.set(settings::utcTimes, true);
        const QSettings file(settings.fileName(), QSettings::IniFormat);
        QCOMPARE(file.value(QStringLiteral("someday/key")).toString(), QStringLiteral("7"));
    }

    void folderWithoutPermissionIsSaidOnce()
    {
#ifdef Q_OS_LINUX
        Settings settings(QStringLiteral("/proc/airdesk"));
        QSignalSpy failed(&settings, &Settings::saveFailed);
        settings.set(settings::clipboardSeconds, 60);
        settings.set(settings::utcTimes, true);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.at(0).at(0).toString().contains(u"/proc/airdesk"));
        QCOMPARE(settings.value(settings::clipboardSeconds), 60); // until the end of the program
#else
        QSKIP("needs /proc");
#endif
    }

    void configDirIsTheSameForEveryProgram()
    {
        const QString before = QCoreApplication::applicationName();
        const QString usual = paths::configDir();
        QCoreApplication::setApplicationName(QStringLiteral("something-else"));
        QCOMPARE(paths::configDir(), usual);
        QCoreApplication::setApplicationName(before);
        QVERIFY(usual.endsWith(u"/airdesk"));
        QVERIFY(QDir::isAbsolutePath(usual));
    }

    void configDirCanBeGiven()
    {
        QCOMPARE(paths::configDir(m_dir->path()), m_dir->path());
        QCOMPARE(paths::configDir(QStringLiteral("relative/../place")), QDir::currentPath() + QStringLiteral("/place"));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
