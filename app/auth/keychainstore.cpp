// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainstore.h"

#include "support/logging.h"

#include <QLocale>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace airdesk {

using Answer = KeychainBackend::Answer;

namespace {

const char *nameOf(CredentialState state)
{
    switch (state) {
    case CredentialState::Unknown:
        return "unknown";
    case CredentialState::Available:
        return "available";
    case CredentialState::Waiting:
        return "waiting";
    case CredentialState::Locked:
        return "locked";
    case CredentialState::Missing:
        return "missing";
    case CredentialState::Refused:
        return "refused";
    case CredentialState::NoKeychain:
        return "no keychain";
    case CredentialState::Failed:
        return "failed";
    }
    return "";
}

} // namespace

// One call with all the questions and repeats it takes; deletes itself with its only answer.
class KeychainStore::Operation : public QObject
{
public:
    enum class Kind { Read, Write, Remove };

    Operation(KeychainStore *store, Kind kind, const ServerId &server, const Secret &secret, QObject *context,
              Callback callback)
        : QObject(store), m_store(store), m_kind(kind), m_server(server), m_key(keyOf(server)), m_secret(secret),
          m_context(context ? context : store), m_callback(std::move(callback)), m_writesBefore(writes())
    {
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, &Operation::announceWaiting);
        m_pause.setSingleShot(true);
        connect(&m_pause, &QTimer::timeout, this, &Operation::begin);
        m_patience.start(store->m_timing.waitingAfter);
        QMetaObject::invokeMethod(this, &Operation::begin, Qt::QueuedConnection);
    }

private:
    void begin()
    {
        switch (m_kind) {
        case Kind::Read:
            if (!m_context) { // nobody to answer any more
                deleteLater();
                return;
            }
            m_store->m_backend->read(m_key, guarded(&Operation::wasRead));
            return;
        case Kind::Write:
            if (const QString fault = faultOf(m_secret); !fault.isEmpty())
                finish(CredentialState::Failed, fault);
            else
                m_store->m_backend->write(m_key, m_secret, guarded(&Operation::wasWritten));
            return;
        case Kind::Remove:
            m_store->m_backend->remove(m_key, guarded(&Operation::wasRemoved));
            return;
        }
    }

    void wasRead(const Answer &answer)
    {
        if (answer.error == Answer::Error::None && !answer.secret.isEmpty()) {
            finish(CredentialState::Available, {}, {}, answer.secret);
            return;
        }
        judge(answer, [this, answer](LockState lock) {
            const bool absent = answer.error == Answer::Error::NotFound || answer.error == Answer::Error::None;
            // It may have been locked when it was read and have been opened before it was asked, as at login.
            if (absent && lock == LockState::Unlocked && !std::exchange(m_readAgain, true))
                m_store->m_backend->read(m_key, guarded(&Operation::wasRead));
            else if (absent && lock != LockState::NoAnswer)
                finish(CredentialState::Missing, tr("%1 has no entry for this server. Enter its credentials.").arg(name()),
                       answer.text);
            else
                repeat(answer);
        });
    }

    void wasWritten(const Answer &answer)
    {
        if (answer.error == Answer::Error::None) {
            finish(CredentialState::Available);
            return;
        }
        judge(answer, [this, answer](LockState lock) {
            finish(CredentialState::Failed,
                   lock == LockState::NotSetUp
                       ? tr("%1 has no default keyring yet. Create one in the desktop's password manager and try again, "
                            "or keep the secret for this session only.")
                             .arg(name())
                       : tr("%1 could not store the secret. Try again, or keep it for this session only.").arg(name()),
                   answer.text);
        });
    }

    void wasRemoved(const Answer &answer)
    {
        judge(answer, [this, answer](LockState lock) {
            const bool claimed = answer.error == Answer::Error::None || answer.error == Answer::Error::NotFound;
            if (!claimed || lock == LockState::NoAnswer)
                finish(CredentialState::Failed, notRemoved(), answer.text);
            else if (writes() != m_writesBefore) // the entry there now is a newer one
                finish(CredentialState::Available);
            else
                m_store->m_backend->read(m_key, guarded(&Operation::wasReadBack));
        });
    }

    void wasReadBack(const Answer &answer)
    {
        const bool gone = answer.error == Answer::Error::NotFound
            || (answer.error == Answer::Error::None && answer.secret.isEmpty());
        if (gone || writes() != m_writesBefore)
            finish(CredentialState::Available);
        else
            finish(CredentialState::Failed, notRemoved(), answer.text);
    }

    // The answers that mean the same for every call; the rest is for `otherwise`.
    void judge(const Answer &answer, const std::function<void(LockState)> &otherwise)
    {
        if (answer.error == Answer::Error::NoBackend) {
            finishWithoutKeychain(answer.text);
            return;
        }
        const QPointer<Operation> self(this);
        m_store->m_keyring->ask([self, answer, otherwise](LockState lock) {
            if (!self)
                return;
            if (lock == LockState::NoService)
                self->finishWithoutKeychain(answer.text);
            else if (lock == LockState::Locked)
                self->finish(CredentialState::Locked, self->lockedText(), answer.text);
            else if (answer.error == Answer::Error::Denied || answer.error == Answer::Error::DeniedByUser)
                self->finish(CredentialState::Refused, self->refusedText(), answer.text);
            else
                otherwise(lock);
        });
    }

    // Just after login keychains fail for reasons they do not name.
    void repeat(const Answer &answer)
    {
        const auto &pauses = m_store->m_timing.retryPauses;
        if (m_attempts >= pauses.size()) {
            finish(CredentialState::Failed,
                   tr("%1 could not be read. Check that it is running and try again, or go on with the credentials entered "
                      "for this session only.")
                       .arg(name()),
                   answer.text);
            return;
        }
        m_pause.start(pauses[m_attempts++]);
        announceWaiting();
    }

    void announceWaiting()
    {
        m_patience.stop();
        if (m_announced)
            return;
        m_announced = true;
        qCInfo(logAuth, "Waiting for the keychain");
        const QPointer<Operation> self(this);
        KeychainStore *store = m_store;
        store->setState(m_server, CredentialState::Waiting);
        if (self) // a receiver may have ended everything
            Q_EMIT store->waiting(m_server);
    }

    void finishWithoutKeychain(const QString &detail)
    {
        QString text = tr("No keychain was found (asked: %1). The secret can be kept for this session only; it is never "
                          "written to a file.")
                           .arg(name());
        if (const QString obstacle = m_store->m_keyring->obstacle(); !obstacle.isEmpty())
            text += u' ' + obstacle;
        finish(CredentialState::NoKeychain, text, detail);
    }

    void finish(CredentialState state, const QString &message = {}, const QString &detail = {}, const Secret &secret = {})
    {
        m_patience.stop();
        m_pause.stop();
        if (state != CredentialState::Available)
            qCInfo(logAuth, "Keychain: %s ended as %s", nameOf(m_kind), nameOf(state));
        CredentialResult result;
        result.state = state;
        result.secret = secret;
        result.message = message;
        result.detail = detail;
        if (m_context)
            m_store->deliver(m_context, std::move(m_callback), std::move(result));
        deleteLater();
        const bool gone = m_kind == Kind::Remove && state == CredentialState::Available;
        m_store->setState(m_server, gone && writes() == m_writesBefore ? CredentialState::Missing : state);
    }

    QString faultOf(const Secret &secret) const
    {
        if (secret.isEmpty())
            return tr("The secret is empty. Enter it and try again.");
        if (secret.size() > largestSecret)
            return tr("The secret is %1 bytes long, and at most %2 bytes are stored in a keychain. Check that nothing but the "
                      "secret itself was entered.")
                .arg(QLocale().toString(secret.size()), QLocale().toString(largestSecret));
        if (QString::fromUtf8(secret.reveal()).toUtf8() != secret.reveal())
            return tr("The secret is not text. Check what was entered.");
        return {};
    }

    QString lockedText() const
    {
        return m_kind == Kind::Remove
            ? tr("%1 is locked, so the entry is still in it. Unlock it; the removal is tried again then.").arg(name())
            : tr("%1 is locked. Unlock it and try again.").arg(name());
    }

    QString refusedText() const
    {
        QString text = tr("%1 refused access. Allow it there and try again, or keep the secret for this session only.")
                           .arg(name());
        if (const QString obstacle = m_store->m_keyring->obstacle(); !obstacle.isEmpty())
            text += u' ' + obstacle;
        return text;
    }

    QString notRemoved() const
    {
        return tr("%1 did not remove the entry. The removal is tried again later.").arg(name());
    }

    static const char *nameOf(Kind kind)
    {
        return kind == Kind::Read ? "read" : kind == Kind::Write ? "write" : "removal";
    }
    static const char *nameOf(CredentialState state) { return airdesk::nameOf(state); }
    static QString tr(const char *text) { return KeychainStore::tr(text); }
    QString name() const { return m_store->backendName(); }
    int writes() const { return m_store->m_writes.value(m_server); }

    KeychainBackend::Callback guarded(void (Operation::*handler)(const Answer &))
    {
        const QPointer<Operation> self(this);
        return [self, handler](const Answer &answer) {
            if (self)
                (self.data()->*handler)(answer);
        };
    }

    KeychainStore *m_store;
    Kind m_kind;
    ServerId m_server;
    QString m_key;
    Secret m_secret;
    QPointer<QObject> m_context;
    Callback m_callback;
    QTimer m_patience;
    QTimer m_pause;
    size_t m_attempts = 0;
    bool m_announced = false;
    bool m_readAgain = false;
    int m_writesBefore;
};

KeychainStore::KeychainStore(QObject *parent)
    : KeychainStore(KeychainBackend::create(), KeyringState::create(), KeychainTiming(), parent)
{
}

KeychainStore::KeychainStore(std::unique_ptr<KeychainBackend> backend, std::unique_ptr<KeyringState> keyring,
                             const KeychainTiming &timing, QObject *parent)
    : CredentialStore(parent), m_backend(std::move(backend)), m_keyring(std::move(keyring)), m_timing(timing)
{
}

KeychainStore::~KeychainStore() = default;

void KeychainStore::read(const ServerId &server, QObject *context, Callback callback)
{
    new Operation(this, Operation::Kind::Read, server, {}, context, std::move(callback));
}

void KeychainStore::write(const ServerId &server, const Secret &secret, QObject *context, Callback callback)
{
    ++m_writes[server];
    new Operation(this, Operation::Kind::Write, server, secret, context, std::move(callback));
}

void KeychainStore::remove(const ServerId &server, QObject *context, Callback callback)
{
    new Operation(this, Operation::Kind::Remove, server, {}, context, std::move(callback));
}

void KeychainStore::unlock(QObject *context, Callback callback)
{
    const QPointer<KeychainStore> self(this);
    const QPointer<QObject> guard(context ? context : this);
    m_keyring->unlock([self, guard, callback = std::move(callback)](LockState lock) {
        if (!self)
            return;
        CredentialResult result;
        const QString name = self->backendName();
        switch (lock) {
        case LockState::Unlocked:
        case LockState::NotSetUp:
        case LockState::NotApplicable:
            result.state = CredentialState::Available;
            break;
        case LockState::Locked:
            result.state = CredentialState::Locked;
            result.message = tr("%1 is still locked. Try again and enter its password when asked.").arg(name);
            break;
        case LockState::NoService:
            result.state = CredentialState::NoKeychain;
            result.message = tr("No keychain was found (asked: %1).").arg(name);
            break;
        case LockState::NoAnswer:
            result.message = tr("%1 does not answer. Check that it is running and try again.").arg(name);
            break;
        }
        if (guard)
            self->deliver(guard, callback, std::move(result));
    });
}

QString KeychainStore::backendName() const { return m_keyring->backendName(); }

QString KeychainStore::keyOf(const ServerId &server) { return QStringLiteral("server/") + server.value; }

} // namespace airdesk
