#!/bin/sh
# What the tests of pages need: a Chromium and a font with Chinese characters.
# Installs them where that is possible without asking (root on Debian or Ubuntu), else
# says what to install. The tests themselves decide whether their absence is a failure.
set -u

have_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

have_font() {
    command -v fc-list >/dev/null 2>&1 || return 1
    [ -n "$(fc-list :lang=zh file 2>/dev/null | head -n 1)" ]
}

have_browser && have_font && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || exit 1
    packages="fonts-noto-cjk fontconfig"
    have_browser || packages="chromium $packages"
    # shellcheck disable=SC2086 - a list of words
    apt-get install -y -qq --no-install-recommends $packages >/dev/null || exit 1
    exit 0
fi

echo "the tests of pages need Chromium and a Chinese font; install for example:" >&2
echo "  Debian, Ubuntu:  sudo apt-get install chromium fonts-noto-cjk" >&2
echo "  Fedora:          sudo dnf install chromium google-noto-sans-cjk-fonts" >&2
echo "  macOS:           brew install --cask chromium" >&2
exit 0
