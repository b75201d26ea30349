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
<body class="kiosk">
<main class="main" id="main">
<p class="sheet-head"><strong>{{UNIT}}</strong></p>
<h1>{{HEADING}}</h1>
{{#ERROR}}<p class="message error" role="alert"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
{{#CLOSED}}<p class="message notice">[[kiosk.closed]]</p>{{/CLOSED}}
{{#FORM}}
<form action="{{ACTION}}" method="post" autocomplete="off">
<input type="hidden" name="lan" value="{{SUBMISSION}}">
<div class="field">
<label for="ma">[[kiosk.code]]</label>
<p class="help" id="ma-help">[[kiosk.code_help]]</p>
{{#CODE_ERROR}}<p class="field-error" id="ma-error"><span class="shape" aria-hidden="true">!</span> {{CODE_ERROR}}</p>{{/CODE_ERROR}}
<input id="ma" name="ma" value="{{CODE}}" inputmode="numeric" autocomplete="off" required aria-describedby="ma-help">
</div>
<p>{{NOTE}}</p>
{{#LINE}}
<fieldset class="{{CLASS}}" id="dong.{{NUMBER}}">
<legend>{{NUMBER}}. {{NAME}}{{#POST}} <span class="help">{{POST}}</span>{{/POST}}</legend>
{{#ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
{{#BOX}}<label class="choice"><input type="radio" name="dong.{{NUMBER}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/BOX}}
</fieldset>
{{/LINE}}
<div class="actions"><button class="button primary" type="submit">[[kiosk.cast]]</button></div>
</form>
{{/FORM}}
</main>
</body>
</html>
