@echo off
rem Starts Chokepoint from an unpacked release: with the runtime beside it where there is one, else with JAVA_HOME or java on the PATH (25 or newer).
setlocal
set "home=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%\runtime\bin\java.exe" set "java=%home%\runtime\bin\java.exe"
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED "-Dchokepoint.home=%home%" -Dfile.encoding=UTF-8 %CHOKEPOINT_JAVA_OPTS% -jar "%home%\lib\chokepoint.jar" %*
