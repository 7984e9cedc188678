# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What installer/run.sh and tests/run.sh share; it is sourced and only defines functions.
#
#   airdesk_prepare SET...     installs what is missing of the sets build, screen, tests, prism, bench
#   airdesk_build PRESET [TARGET...]   configures and builds everything, or these targets only
#   airdesk_build_dir PRESET   prints the build folder of a preset
#   airdesk_has_display        is there a screen to show a window on?
#
# AIRDESK_SKIP_INSTALL=1 leaves the packages alone, for those who keep Qt elsewhere: CMake then decides.
# Written for bash 3.2 too, which macOS still ships: no associative arrays, no mapfile.

AIRDESK_ROOT=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
airdesk_missing=()

airdesk_say() { printf 'airdesk: %s\n' "$*" >&2; }

airdesk_die() {
  airdesk_say "$*"
  exit 1
}

airdesk_is_macos() { [[ $(uname -s) == Darwin ]]; }

airdesk_has_display() {
  airdesk_is_macos || [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]
}

airdesk_cpus() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# --- Which package manager, and what its packages are called --------------------------------------------------------

airdesk_manager() {
  local name
  if airdesk_is_macos; then
    command -v brew >/dev/null 2>&1 && echo brew || echo unknown
    return
  fi
  for name in apt-get dnf pacman zypper brew; do
    if command -v "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  echo unknown
}

# airdesk_packages MANAGER SET: one word a requirement.
#   name            a package, or a capability such as cmake(Qt6Core) where the manager knows these
#   name|other      the first of them that the distribution has
#   command:name    the package is needed only while the command is not there
airdesk_packages() {
  case $1/$2 in
    */bench) echo "curl:curl" ;;

    apt-get/build)
      echo "c++:g++ cmake:cmake ninja:ninja-build pkg-config:pkg-config" \
        "qt6-base-dev qt6-charts-dev libqt6opengl6-dev|qt6-base-dev qt6-svg-dev|libqt6svg6-dev qt6-tools-dev qt6-l10n-tools" \
        "qtkeychain-qt6-dev libexpected-dev libcpp-httplib-dev libssl-dev" \
        "libqt6sql6-sqlite libsecret-1-0 ca-certificates fonts-dejavu-core"
      [[ -z ${WAYLAND_DISPLAY:-} ]] || echo "qt6-wayland"
      ;;
    apt-get/screen) echo "Xvfb:xvfb" ;;
    apt-get/tests)
      echo "openbox:openbox dbus-run-session:dbus|dbus-daemon gnome-keyring-daemon:gnome-keyring libsecret-1-0" \
        "secret-tool:libsecret-tools gdbus:libglib2.0-bin python3:python3 python3-dbus openssl:openssl"
      ;;
    apt-get/prism) echo "python3:python3 node:nodejs npm:npm" ;;

    dnf/build)
      echo "c++:gcc-c++ cmake:cmake ninja:ninja-build pkg-config:pkgconf-pkg-config" \
        "cmake(Qt6Core) cmake(Qt6Network) cmake(Qt6Widgets) cmake(Qt6Sql) cmake(Qt6DBus) cmake(Qt6Test)" \
        "cmake(Qt6Charts) cmake(Qt6Svg) cmake(Qt6LinguistTools) qt6-linguist" \
        "cmake(Qt6Keychain) cmake(tl-expected) pkgconfig(cpp-httplib) pkgconfig(openssl)" \
        "libsecret ca-certificates dejavu-sans-fonts"
      [[ -z ${WAYLAND_DISPLAY:-} ]] || echo "qt6-qtwayland"
      ;;
    dnf/screen) echo "Xvfb:xorg-x11-server-Xvfb" ;;
    dnf/tests)
      echo "libasan libubsan openbox:openbox dbus-run-session:dbus-daemon gnome-keyring-daemon:gnome-keyring" \
        "secret-tool:libsecret gdbus:glib2 python3:python3 python3-dbus openssl:openssl"
      ;;
    dnf/prism) echo "python3:python3 node:nodejs npm:npm" ;;

    pacman/build)
      echo "c++:gcc cmake:cmake ninja:ninja pkg-config:pkgconf" \
        "qt6-base qt6-charts qt6-svg qt6-tools qtkeychain-qt6 tl-expected cpp-httplib openssl" \
        "sqlite libsecret ca-certificates ttf-dejavu"
      [[ -z ${WAYLAND_DISPLAY:-} ]] || echo "qt6-wayland"
      ;;
    pacman/screen) echo "Xvfb:xorg-server-xvfb" ;;
    pacman/tests)
      echo "openbox:openbox dbus-run-session:dbus gnome-keyring-daemon:gnome-keyring secret-tool:libsecret" \
        "gdbus:glib2 python3:python python-dbus openssl:openssl"
      ;;
    pacman/prism) echo "python3:python node:nodejs npm:npm" ;;

    zypper/build)
      echo "c++:gcc-c++ cmake:cmake ninja:ninja pkg-config:pkgconf-pkg-config" \
        "cmake(Qt6Core) cmake(Qt6Network) cmake(Qt6Widgets) cmake(Qt6Sql) cmake(Qt6DBus) cmake(Qt6Test)" \
        "cmake(Qt6Charts) cmake(Qt6Svg) cmake(Qt6LinguistTools)" \
        "cmake(Qt6Keychain) cmake(tl-expected) pkgconfig(cpp-httplib) pkgconfig(openssl)" \
        "qt6-sql-sqlite libsecret-1-0 ca-certificates-mozilla dejavu-fonts"
      [[ -z ${WAYLAND_DISPLAY:-} ]] || echo "qt6-wayland"
      ;;
    zypper/screen) echo "Xvfb:xorg-x11-server-Xvfb" ;;
    zypper/tests)
      echo "openbox:openbox dbus-run-session:dbus-1-daemon gnome-keyring-daemon:gnome-keyring secret-tool:secret-tool" \
        "gdbus:glib2-tools python3:python3 python3-dbus-python openssl:openssl"
      ;;
    zypper/prism) echo "python3:python3 npm:npm-default" ;;

    brew/build)
      echo "cmake:cmake ninja:ninja pkg-config:pkgconf qt qtkeychain tl-expected cpp-httplib openssl@3"
      ;;
    brew/tests) echo "python3:python openssl:openssl@3" ;;
    brew/prism) echo "python3:python npm:node" ;;
  esac
}

# airdesk_is_installed MANAGER PACKAGE
airdesk_is_installed() {
  case $1 in
    apt-get) [[ $(dpkg-query -W -f='${db:Status-Status}' "$2" 2>/dev/null) == installed* ]] ;;
    dnf | zypper) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    pacman) pacman -T "$2" >/dev/null 2>&1 ;;
    brew) brew list --versions "$2" >/dev/null 2>&1 ;;
  esac
}

# Fills airdesk_missing with the requirements of the sets that are not met.
airdesk_find_missing() {
  local manager=$1 set word words names name found
  shift
  airdesk_missing=()
  for set in "$@"; do
    read -r -d '' -a words < <(airdesk_packages "$manager" "$set"; printf '\0') || true
    for word in ${words[@]+"${words[@]}"}; do
      names=${word#*:}
      if [[ $word == *:* ]] && command -v "${word%%:*}" >/dev/null 2>&1; then
        continue
      fi
      found=no
      while read -r name; do
        if airdesk_is_installed "$manager" "$name"; then found=yes; fi
      done < <(tr '|' '\n' <<<"$names")
      if [[ $found == no && " ${airdesk_missing[*]+"${airdesk_missing[*]}"} " != *" $names "* ]]; then
        airdesk_missing+=("$names")
      fi
    done
  done
}

# Of "one|other" keeps the first that apt can install; the others of our managers take no such words.
airdesk_resolve_alternatives() {
  local i name names
  for i in "${!airdesk_missing[@]}"; do
    names=${airdesk_missing[$i]}
    [[ $names == *'|'* ]] || continue
    airdesk_missing[i]=${names%%|*}
    while read -r name; do
      if [[ -n $(apt-cache madison "$name" 2>/dev/null) ]]; then
        airdesk_missing[i]=$name
        break
      fi
    done < <(tr '|' '\n' <<<"$names")
  done
}

# --- Installing -----------------------------------------------------------------------------------------------------

# Runs its arguments as root: sudo only where we are not root and it exists.
airdesk_as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# A mirror that stumbles once should not end a build.
airdesk_twice() {
  "$@" && return 0
  airdesk_say "that failed; trying once more in 5 seconds"
  sleep 5
  "$@"
}

airdesk_update_index() {
  case $1 in
    # A foreign source that is broken is no reason to stop: the installation tells whether it mattered.
    apt-get)
      airdesk_as_root apt-get update -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 >&2 ||
        airdesk_say "apt-get update reported a problem; going on with the package lists that are there"
      ;;
    # Only where there is no list at all: a new list under old packages is a partial upgrade, which Arch warns about.
    pacman)
      if ! compgen -G '/var/lib/pacman/sync/*.db' >/dev/null; then airdesk_as_root pacman -Sy --noconfirm >&2; fi
      ;;
  esac
}

# Prints the command that installs, without the packages.
airdesk_install_command() {
  case $1 in
    apt-get)
      echo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3
      ;;
    dnf) echo dnf install -y --setopt=install_weak_deps=False ;;
    pacman) echo pacman -S --needed --noconfirm ;;
    zypper) echo zypper --non-interactive install --no-recommends ;;
    brew) echo brew install ;;
  esac
}

airdesk_install() {
  local manager=$1 command
  airdesk_update_index "$manager"
  if [[ $manager == apt-get ]]; then airdesk_resolve_alternatives; fi
  read -r -a command < <(airdesk_install_command "$manager")
  # Homebrew refuses to run as root; the others need it.
  if [[ $manager != brew ]]; then command=(airdesk_as_root "${command[@]}"); fi
  "${command[@]}" "${airdesk_missing[@]}" >&2
}

airdesk_explain_unknown_manager() {
  airdesk_say "no package manager known here (apt, dnf, pacman, zypper, Homebrew); CMake now looks for what it needs:"
  airdesk_say "  a C++20 compiler, CMake 3.25, Ninja, pkg-config"
  airdesk_say "  Qt6 6.4: Core Network Widgets Sql (with SQLite) Charts Svg Test LinguistTools, and DBus except on macOS"
  airdesk_say "  Qt6Keychain, tl-expected, OpenSSL, and cpp-httplib by pkg-config"
  if airdesk_is_macos; then airdesk_say "with Homebrew (https://brew.sh) this script installs them by itself"; fi
}

airdesk_prepare() {
  local manager wanted
  if airdesk_is_macos && ! xcode-select -p >/dev/null 2>&1; then
    airdesk_die "the compiler is missing: run  xcode-select --install  and start this again"
  fi
  manager=$(airdesk_manager)
  if [[ $manager == brew ]]; then airdesk_use_homebrew; fi
  if [[ ${AIRDESK_SKIP_INSTALL:-0} != 0 ]]; then return 0; fi
  if [[ $manager == unknown ]]; then
    airdesk_explain_unknown_manager
    return 0
  fi

  airdesk_find_missing "$manager" "$@"
  if [[ ${#airdesk_missing[@]} -eq 0 ]]; then return 0; fi

  wanted=$(airdesk_install_command "$manager"; printf '%q ' "${airdesk_missing[@]%%|*}")
  wanted=${wanted//$'\n'/ }
  if [[ $manager != brew && $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null 2>&1; then
    airdesk_say "these packages are missing: ${airdesk_missing[*]%%|*}"
    airdesk_say "installing them takes root, and there is no sudo. Run this as root, then start again:"
    if [[ $manager == apt-get ]]; then wanted="apt-get update && $wanted"; fi
    printf '\n    %s\n\n' "${wanted% }" >&2
    exit 1
  fi

  airdesk_say "installing with $manager what is missing: ${airdesk_missing[*]%%|*}"
  airdesk_twice airdesk_install "$manager" ||
    airdesk_die "the packages could not be installed; see above. By hand: ${wanted% }"
}

airdesk_use_homebrew() {
  local prefix
  prefix=$(brew --prefix)
  export CMAKE_PREFIX_PATH="$prefix${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
  # Homebrew keeps its OpenSSL out of the common folders, because macOS has one of its own.
  export OPENSSL_ROOT_DIR="$prefix/opt/openssl@3"
  export PKG_CONFIG_PATH="$OPENSSL_ROOT_DIR/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
}

# --- Building -------------------------------------------------------------------------------------------------------

# As in CMakePresets.json.
airdesk_build_dir() {
  if [[ $1 == dev ]]; then echo "$AIRDESK_ROOT/build"; else echo "$AIRDESK_ROOT/build-$1"; fi
}

airdesk_build() {
  local preset=$1 dir targets=()
  shift
  (($# == 0)) || targets=(--target "$@")
  dir=$(airdesk_build_dir "$preset")
  command -v cmake >/dev/null 2>&1 || airdesk_die "cmake was not found; install CMake 3.25 or newer"
  command -v ninja >/dev/null 2>&1 || airdesk_die "ninja was not found; install Ninja"
  # With these two ccache serves every clone and build folder from one cache; the sloppiness is what it asks for
  # before it caches files that use a precompiled header.
  export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$AIRDESK_ROOT} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
  export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
  airdesk_say "building (preset $preset) in $dir"
  (cd -- "$AIRDESK_ROOT" && cmake --preset "$preset") >&2 ||
    airdesk_die "CMake could not configure the build; see above. A build folder made elsewhere: remove $dir"
  cmake --build "$dir" --parallel "$(airdesk_cpus)" ${targets[@]+"${targets[@]}"} >&2 || airdesk_die "the build failed; see above"
}
