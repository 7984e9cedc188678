// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionfilters.h"

#include "models/connectionfilterproxy.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "uisettings.h"
#include "widgets/filterchips.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <array>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

struct StatusChip
{
    const char *id;
    RunStatus status;
};
constexpr std::array statusChips{StatusChip{"failed", RunStatus::Failed}, StatusChip{"retrying", RunStatus::Retrying},
                                 StatusChip{"running", RunStatus::Running}, StatusChip{"pending", RunStatus::Pending},
                                 StatusChip{"paused", RunStatus::Paused}};

} // namespace

ConnectionFilters::ConnectionFilters(ConnectionFilterProxy *proxy, ConnectionModel *model, Settings *settings, QWidget *parent)
    : QWidget(parent), m_proxy(proxy), m_model(model), m_settings(settings), m_chips(new FilterChips(this)),
      m_tagMenu(new QMenu(this)), m_notSyncedMenu(new QMenu(this))
{
    setObjectName(u"connectionFilters"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_chips->setObjectName(u"connectionFilterChips"_s);
    m_chips->setAccessibleName(tr("Filters"));
    m_tagMenu->setObjectName(u"tagMenu"_s);
    m_notSyncedMenu->setObjectName(u"notSyncedMenu"_s);
    m_chips->addChip(u"all"_s, tr("All"));
    for (const StatusChip &chip : statusChips)
        m_chips->addChip(QString::fromLatin1(chip.id), statusWord(chip.status), chip.status);
    m_chips->addMenuChip(u"tag"_s, tr("Tag"), u"tag"_s, m_tagMenu);
    m_chips->addMenuChip(u"notSynced"_s, tr("Not synced since"), u"clock"_s, m_notSyncedMenu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, 0, metrics::gap, 1);
    layout->addWidget(m_chips);

    connect(m_tagMenu, &QMenu::aboutToShow, this, &ConnectionFilters::fillTags);
    connect(m_notSyncedMenu, &QMenu::aboutToShow, this, &ConnectionFilters::fillNotSynced);
    connect(m_chips, &FilterChips::currentChanged, this, &ConnectionFilters::applyStatus);
    connect(proxy, &ConnectionFilterProxy::countsChanged, this, &ConnectionFilters::updateCounts);

    setTag(settings->value(settings::connectionTag));
    setNotSynced(settings->value(settings::connectionNotSynced));
    const QString chip = settings->value(settings::connectionFilter);
    m_chips->setCurrent(m_chips->chip(chip) ? chip : u"all"_s);
    applyStatus();
    updateCounts();
}

void ConnectionFilters::applyStatus()
{
    const QString current = m_chips->current();
    std::vector<RunStatus> statuses;
    for (const StatusChip &chip : statusChips) {
        if (current == QLatin1String(chip.id))
            statuses.push_back(chip.status);
    }
    m_proxy->setStatuses(statuses);
    m_settings->set(settings::connectionFilter, current);
    Q_EMIT changed();
}

void ConnectionFilters::setTag(const QString &tag)
{
    m_tag = tag;
    m_proxy->setTag(tag);
    m_settings->set(settings::connectionTag, tag);
    if (FilterChip *chip = m_chips->chip(u"tag"_s))
        chip->setText(tag.isEmpty() ? tr("Tag") : tr("Tag: %1").arg(tag.left(24)));
    Q_EMIT changed();
}

void ConnectionFilters::setNotSynced(int hours)
{
    m_notSynced = hours;
    m_proxy->setNotSyncedSince(hours > 0 ? QDateTime::currentDateTimeUtc().addSecs(-qint64(hours) * 3600) : QDateTime());
    m_settings->set(settings::connectionNotSynced, hours);
    if (FilterChip *chip = m_chips->chip(u"notSynced"_s)) {
        chip->setText(hours == 0         ? tr("Not synced since")
                          : hours < 48   ? tr("Not synced for %n h", nullptr, hours)
                                         : tr("Not synced for %n d", nullptr, hours / 24));
    }
    Q_EMIT changed();
}

void ConnectionFilters::fillTags()
{
    m_tagMenu->clear();
    const auto add = [this](const QString &text, const QString &tag) {
        QAction *action = m_tagMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(tag == m_tag);
        connect(action, &QAction::triggered, this, [this, tag] { setTag(tag); });
    };
    add(tr("All tags"), {});
    m_tagMenu->addSeparator();
    QStringList names = m_model->tagNames();
    if (!m_tag.isEmpty() && !names.contains(m_tag))
        names.prepend(m_tag);
    for (const QString &name : names)
        add(QString(name).replace(u'&', u"&&"_s), name);
}

void ConnectionFilters::fillNotSynced()
{
    m_notSyncedMenu->clear();
    const std::array<std::pair<int, QString>, 6> choices{{{0, tr("All")},
                                                          {1, tr("For an hour")},
                                                          {6, tr("For 6 hours")},
                                                          {24, tr("For a day")},
                                                          {24 * 7, tr("For a week")},
                                                          {24 * 30, tr("For 30 days")}}};
    for (const auto &[hours, text] : choices) {
        QAction *action = m_notSyncedMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(hours == m_notSynced);
        connect(action, &QAction::triggered, this, [this, hours = hours] { setNotSynced(hours); });
    }
}

void ConnectionFilters::updateCounts()
{
    m_chips->setCount(u"all"_s, m_proxy->countOfAll());
    for (const StatusChip &chip : statusChips)
        m_chips->setCount(QString::fromLatin1(chip.id), m_proxy->count(chip.status));
}

bool ConnectionFilters::isActive() const
{
    return m_chips->current() != "all"_L1 || !m_tag.isEmpty() || m_notSynced > 0;
}

void ConnectionFilters::reset()
{
    setTag({});
    setNotSynced(0);
    m_chips->setCurrent(u"all"_s);
}

QSize ConnectionFilters::sizeHint() const { return {400, std::max(metrics::filterRow, m_chips->sizeHint().height() + 4)}; }

QSize ConnectionFilters::minimumSizeHint() const { return {0, sizeHint().height()}; }

void ConnectionFilters::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors().line);
}

} // namespace airdesk::ui
