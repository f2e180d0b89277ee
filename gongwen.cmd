@echo off
rem gongwen from a checkout, from any folder. The first call on a fresh clone installs what is needed.
setlocal
chcp 65001 >nul
where node >nul 2>nul
if errorlevel 1 (
  echo 没有找到 Node.js。请先安装 Node.js 24 或更高版本（https://nodejs.org），再运行一次。 1>&2
  exit /b 2
)
node "%~dp0scripts\boot.mjs" run %*
exit /b %errorlevel%
