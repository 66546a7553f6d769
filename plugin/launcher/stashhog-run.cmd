@echo off
rem Started by Stash on Windows, where "stashhog-run" means this file. It cannot become Node as the other launcher
rem does, so Node watches it: when Stash stops a job it kills this batch file only.
setlocal DisableDelayedExpansion
set "NODE_NO_WARNINGS=1"
set "STASHHOG_WATCH_PARENT=1"
set "STASHHOG_REMEMBERED=%~dp0node-path"
set "MAIN=%~dp0plugin\main.cjs"

if defined STASHHOG_NODE (
  set "NODE=%STASHHOG_NODE%"
  goto start
)
set "NODE="
if exist "%STASHHOG_REMEMBERED%" set /p NODE=<"%STASHHOG_REMEMBERED%"
if defined NODE if exist "%NODE%" goto start

for /f "delims=" %%N in ('where node.exe 2^>nul ^<nul') do call :try "%%N" && goto remember
for %%N in (
  "%ProgramFiles%\nodejs\node.exe"
  "%ProgramW6432%\nodejs\node.exe"
  "%LocalAppData%\Programs\nodejs\node.exe"
  "%NVM_SYMLINK%\node.exe"
  "%UserProfile%\scoop\apps\nodejs\current\node.exe"
  "%UserProfile%\scoop\apps\nodejs-lts\current\node.exe"
  "%ProgramData%\chocolatey\bin\node.exe"
) do call :try "%%~N" && goto remember
for /d %%D in ("%LocalAppData%\Volta\tools\image\node\*") do call :try "%%~D\node.exe" && goto remember
for /d %%D in ("%AppData%\fnm\node-versions\*") do call :try "%%~D\installation\node.exe" && goto remember
for /d %%D in ("%AppData%\nvm\v*") do call :try "%%~D\node.exe" && goto remember

echo {"error":"StashHog needs Node.js 22.13 or newer where Stash runs, and found none. Windows: winget install OpenJS.NodeJS.LTS, then restart Stash; set STASHHOG_NODE to the full path of node.exe if it is in an unusual place."}
exit /b 0

:remember
>"%STASHHOG_REMEMBERED%" echo %NODE%
:start
"%NODE%" "%MAIN%"
exit /b 0

:try
if not exist "%~1" exit /b 1
"%~1" -e "const [a,b]=process.versions.node.split('.').map(Number);process.exit(a>22||(a===22&&b>=13)?0:1)" <nul >nul 2>nul || exit /b 1
set "NODE=%~1"
exit /b 0
