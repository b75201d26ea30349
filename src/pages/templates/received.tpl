{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}" data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>[[kiosk.title]]</title>
<link rel="stylesheet" href="{{STYLE}}">
<link rel="icon" href="{{ICON}}">
<script src="{{SCRIPT}}" defer></script>
</head>
<body class="kiosk" data-return="{{AGAIN}}">
<main class="main" id="main">
<h1><span class="shape" aria-hidden="true">✓</span> [[kiosk.received]]</h1>
<p>[[kiosk.received_help]]</p>
<p><a class="button primary" href="{{AGAIN}}">[[kiosk.next]]</a></p>
</main>
</body>
</html>
