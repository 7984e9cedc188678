// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/keychainbackend.h"
#include "auth/keyringstate.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <utility>
#include <vector>

namespace airdesk::test {

//! A keychain as untruthful as the real one, whose mood a test sets. Shared by the two fakes below.
struct FakeKeychain
{
    using Error = KeychainBackend::Answer::Error;

    QHash<QString, Secret> entries;
    LockState lock = LockState::Unlocked;
    LockState lockAfterUnlock = LockState::Unlocked;
    Error error = Error::None; //!< answered by the next `errors` calls (-1: by all)
    int errors = 0;
    bool keepsRemoved = false; //!< a removal is claimed and not done
    bool silent = false; //!< answers are held back until release()
    QString obstacle;
    std::function<void()> beforeLockQuestion; //!< what happens between a call and the question

    QStringList calls; //!< as "read server/ID"
    int lockQuestions = 0;

    void release()
    {
        silent = false;
        const auto answers = std::exchange(m_held, {});
        for (const auto &answer : answers)
            answer();
    }
    //! At once, before the call returns: the worst case for callers.
    void answer(std::function<void()> call)
    {
        if (silent)
            m_held.push_back(std::move(call));
        else
            call();
    }
    //! The fault to answer with now; Error::None when there is none.
    Error nextError()
    {
        if (errors == 0)
            return Error::None;
        if (errors > 0)
            --errors;
        return error;
    }

private:
    std::vector<std::function<void()>> m_held;
};

class FakeBackend : public KeychainBackend
{
public:
    explicit FakeBackend(FakeKeychain *keychain) : m_keychain(keychain) {}

    void read(const QString &key, Callback callback) override
    {
        m_keychain->calls.append(QStringLiteral("read ") + key);
        Answer answer = begin();
        if (answer.error == Answer::Error::None) {
            answer.secret = isLocked() ? Secret() : m_keychain->entries.value(key);
            if (answer.secret.isEmpty())
                answer.error = Answer::Error::NotFound;
        }
        m_keychain->answer([callback, answer] { callback(answer); });
    }

    void write(const QString &key, const Secret &secret, Callback callback) override
    {
        m_keychain->calls.append(QStringLiteral("write ") + key);
        Answer answer = begin();
        if (answer.error == Answer::Error::None && isLocked())
            answer.error = Answer::Error::Denied;
        if (answer.error == Answer::Error::None)
            m_keychain->entries.insert(key, secret);
        m_keychain->answer([callback, answer] { callback(answer); });
    }

    void remove(const QString &key, Callback callback) override
    {
        m_keychain->calls.append(QStringLiteral("remove ") + key);
        const Answer answer = begin();
        if (answer.error == Answer::Error::None && !isLocked() && !m_keychain->keepsRemoved)
            m_keychain->entries.remove(key);
        m_keychain->answer([callback, answer] { callback(answer); });
    }

private:
    bool isLocked() const { return m_keychain->lock == LockState::Locked; }
    Answer begin()
    {
        Answer answer;
        answer.error = m_keychain->nextError();
        if (answer.error != Answer::Error::None)
            answer.text = QStringLiteral("the keychain's own words");
        return answer;
    }

    FakeKeychain *m_keychain;
};

class FakeKeyring : public KeyringState
{
public:
    explicit FakeKeyring(FakeKeychain *keychain) : m_keychain(keychain) {}

    void ask(LockCallback callback) override
    {
        ++m_keychain->lockQuestions;
        if (m_keychain->beforeLockQuestion)
            m_keychain->beforeLockQuestion();
        callback(m_keychain->lock);
    }
    void unlock(LockCallback callback) override
    {
        if (m_keychain->lock == LockState::Locked)
            m_keychain->lock = m_keychain->lockAfterUnlock;
        callback(m_keychain->lock);
    }
    QString backendName() const override { return QStringLiteral("Test Keyring"); }
    QString obstacle() const override { return m_keychain->obstacle; }

private:
    FakeKeychain *m_keychain;
};

} // namespace airdesk::test
