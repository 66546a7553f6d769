@echo off
rem Started by Stash on Windows, where "stashhog-run" means this file. It cannot become Node as the other launcher
rem does, so Node watches it: when Stash stops a job it kills this batch file only.
rem A path may hold what means something to cmd: it is used in quotes only, never given to "call", and written by
rem delayed expansion.
setlocal DisableDelayedExpansion
set "NODE_NO_WARNINGS=1"
set "STASHHOG_WATCH_PARENT=1"
set "STASHHOG_REMEMBERED=%~dp0node-path"
set "MAIN=%~dp0plugin\main.cjs"

rem Two lines: the Node that was found, and what STASHHOG_NODE was then. A remembered Node that proves too old starts
rem this once more, with STASHHOG_LOOK_AGAIN.
if defined STASHHOG_LOOK_AGAIN goto look
if not exist "%STASHHOG_REMEMBERED%" goto look
set "NODE="
set "WISHED="
<"%STASHHOG_REMEMBERED%" (
  set /p NODE=
  set /p WISHED=
)
set "SAME="
setlocal EnableDelayedExpansion
if "!WISHED!"=="!STASHHOG_NODE!" (endlocal & set "SAME=1") else endlocal
if defined SAME if defined NODE if exist "%NODE%" goto start

:look
if not defined STASHHOG_NODE goto search
set "TRY=%STASHHOG_NODE:"=%"
call :try && goto remember
echo {"error":"STASHHOG_NODE is set, but it does not name a Node.js 22.13 or newer. Set it to the full path of the program (such as C:\\Program Files\\nodejs\\node.exe), or remove it."}
exit /b 0

:search
for /f "delims=" %%N in ('where node.exe 2^>nul ^<nul') do set "TRY=%%~N"& call :try && goto remember
for %%N in (
  "%ProgramFiles%\nodejs\node.exe"
  "%ProgramW6432%\nodejs\node.exe"
  "%LocalAppData%\Programs\nodejs\node.exe"
  "%NVM_SYMLINK%\node.exe"
  "%UserProfile%\scoop\apps\nodejs\current\node.exe"
  "%UserProfile%\scoop\apps\nodejs-lts\current\node.exe"
  "%ProgramData%\chocolatey\bin\node.exe"
) do set "TRY=%%~N"& call :try && goto remember
for /d %%D in ("%LocalAppData%\Volta\tools\image\node\*") do set "TRY=%%~D\node.exe"& call :try && goto remember
for /d %%D in ("%AppData%\fnm\node-versions\*") do set "TRY=%%~D\installation\node.exe"& call :try && goto remember
for /d %%D in ("%AppData%\nvm\v*") do set "TRY=%%~D\node.exe"& call :try && goto remember

echo {"error":"StashHog needs Node.js 22.13 or newer where Stash runs, and found none. Windows: winget install OpenJS.NodeJS.LTS, then restart Stash; set STASHHOG_NODE to the full path of node.exe if it is in an unusual place."}
exit /b 0

:remember
setlocal EnableDelayedExpansion
(
  >"!STASHHOG_REMEMBERED!" (
    echo(!NODE!
    echo(!STASHHOG_NODE!
  )
) 2>nul
endlocal
:start
"%NODE%" --max-semi-space-size=8 "%MAIN%"
exit /b 0

:try
if not exist "%TRY%" exit /b 1
"%TRY%" -e "const [a,b]=process.versions.node.split('.').map(Number);process.exit(a>22||(a===22&&b>=13)?0:1)" <nul >nul 2>nul || exit /b 1
set "NODE=%TRY%"
exit /b 0
