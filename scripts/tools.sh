# Finds, and as root installs, what the build needs: JDK >= 17 (25 is used when found), Maven, Node >= 20.19; for the tests a
# browser and LibreOffice.
# Sourced by run, test and fangfei; expects $root to be the checkout.

say() { printf '%s\n' "$*" >&2; }

missing() {
  say "缺少 $1。请先安装：JDK 17 及以上、Maven、Node.js 20.19 及以上（Debian/Ubuntu 可用 root 运行本命令自动安装）。"
  exit 2
}

apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "正在安装：$*"
  if [ -z "${apt_updated:-}" ]; then
    apt-get update -qq >/dev/null 2>&1 || true
    apt_updated=1
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

node_is_new_enough() {
  command -v node >/dev/null && node -e '
    const [a, b] = process.versions.node.split(".").map(Number)
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

need_java() {
  command -v javac >/dev/null || apt_install openjdk-17-jdk-headless || missing JDK
  command -v javac >/dev/null || missing JDK
}

need_maven() {
  command -v mvn >/dev/null || apt_install maven || missing Maven
}

need_node() {
  [ -d "$root/.tools/node_modules/node/bin" ] && PATH="$root/.tools/node_modules/node/bin:$PATH"
  node_is_new_enough && command -v npm >/dev/null && return
  command -v npm >/dev/null || apt_install nodejs npm || missing Node.js
  node_is_new_enough && return
  # The distribution's Node is too old: the registry carries Node itself as a package.
  say "正在安装 Node.js 20"
  npm install --silent --no-fund --no-audit --prefix "$root/.tools" node@20.20.2 >/dev/null 2>&1 || missing "Node.js 20.19"
  PATH="$root/.tools/node_modules/node/bin:$PATH"
  node_is_new_enough || missing "Node.js 20.19"
}

need_browser() {
  command -v chromium >/dev/null || apt_install chromium || { say "缺少 Chromium 浏览器，请安装后重试，或用 ./test --fast 跳过浏览器测试。"; exit 2; }
  fc-list :lang=zh 2>/dev/null | grep -q . || apt_install fonts-noto-cjk || { say "缺少中文字体（如 fonts-noto-cjk），请安装后重试。"; exit 2; }
}

# The spreadsheet program that opens the forms again in the tests.
need_office() {
  command -v soffice >/dev/null || apt_install libreoffice-calc-nogui || { say "缺少 LibreOffice（libreoffice-calc-nogui），月报的测试要用它重新打开文件，请安装后重试。"; exit 2; }
  command -v soffice >/dev/null || { say "缺少 LibreOffice（libreoffice-calc-nogui），请安装后重试。"; exit 2; }
}

# The Java that runs the platform: $FANGFEI_JAVA, else an installed JDK 25, else the one on the path.
java_command() {
  if [ -n "${FANGFEI_JAVA:-}" ]; then
    printf '%s\n' "$FANGFEI_JAVA"
    return
  fi
  local candidate
  for candidate in /usr/lib/jvm/*25*/bin/java; do
    if [ -x "$candidate" ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    printf '%s\n' "$JAVA_HOME/bin/java"
    return
  fi
  command -v java
}

# True when $1 is missing or older than any file below the remaining arguments.
stale() {
  local target=$1
  shift
  [ -e "$target" ] || return 0
  [ -n "$(find "$@" \( -name node_modules -o -name target -o -name dist -o -path "$root/web/src/api" -o -name '*.log' \) -prune -o -type f -newer "$target" -print -quit 2>/dev/null)" ]
}

build_web() {
  need_node
  if [ ! -d "$root/web/node_modules" ] || [ "$root/web/package-lock.json" -nt "$root/web/node_modules/.fangfei" ]; then
    say "正在安装网页依赖"
    (cd "$root/web" && npm ci --silent --no-fund --no-audit) || exit 1
    touch "$root/web/node_modules/.fangfei"
  fi
  if stale "$root/web/dist/index.html" "$root/web" "$root/api"; then
    say "正在构建网页"
    (cd "$root/web" && npm run --silent build) >"$root/web/build.log" 2>&1 || { tail -40 "$root/web/build.log" >&2; exit 1; }
  fi
}

build_server() {
  need_java
  need_maven
  need_node
  build_web
  if stale "$root/server/target/app/fangfei-server.jar" "$root/pom.xml" "$root/detection" "$root/formats" "$root/server/src" \
      "$root/server/pom.xml" "$root/server/regions" "$root/docs/access.csv" "$root/web/dist/index.html"; then
    say "正在构建平台"
    (cd "$root" && mvn -q -B -ntp -Dstyle.color=never -pl server -am package -DskipTests) || exit 1
    rm -rf "$root/server/target/app"
    java -Djarmode=tools -jar "$root/server/target/fangfei-server.jar" extract --destination "$root/server/target/app" >/dev/null || exit 1
    touch "$root/server/target/app/fangfei-server.jar"
  fi
}
