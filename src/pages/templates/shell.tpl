{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}" data-theme="{{THEME}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="{&quot;includeIndicatorStyles&quot;:false,&quot;allowEval&quot;:false,&quot;historyCacheSize&quot;:0,&quot;refreshOnHistoryMiss&quot;:true}">
<title>{{TITLE}} – [[product.name]]</title>
{{#FONT}}<link rel="preload" href="{{HREF}}" as="font" type="font/woff2" crossorigin>
{{/FONT}}
<link rel="stylesheet" href="{{STYLE}}">
{{#ICON}}<link rel="icon" href="{{ICON}}">{{/ICON}}
{{#SCRIPT}}<script src="{{SCRIPT}}" defer></script>{{/SCRIPT}}
</head>
<body>
<a class="skip" href="#main">[[shell.skip]]</a>
<header>
{{#DEMONSTRATION}}<p class="banner demonstration">[[shell.demonstration]]</p>{{/DEMONSTRATION}}
{{#DISK}}<p class="banner warning"><span aria-hidden="true">!</span> {{DISK}}</p>{{/DISK}}
<div class="top">
<a class="brand" href="/">[[product.name]]</a>
{{#SEARCH}}
<form class="search" role="search" action="{{ACTION}}" method="get">
<label class="unseen" for="search">[[shell.search_label]]</label>
<input id="search" name="q" type="search" value="{{TEXT}}" placeholder="[[shell.search_label]]">
<button class="button" type="submit">[[shell.search]]</button>
</form>
{{/SEARCH}}
{{#DUE}}
<a class="due" href="{{HREF}}">
{{#OVERDUE}}<span class="due-late"><span aria-hidden="true">!</span> [[shell.overdue]]</span>{{/OVERDUE}}
{{#TODAY}}<span>[[shell.due_today]]</span>{{/TODAY}}
{{#NOTHING}}<span>[[shell.due_nothing]]</span>{{/NOTHING}}
</a>
{{/DUE}}
<details class="user">
<summary>{{#USER}}<span class="user-name">{{NAME}}</span>{{#ROLE}} <span class="user-role">{{ROLE}}</span>{{/ROLE}}{{/USER}} <span class="user-show">[[shell.display]]</span></summary>
<div class="user-menu">
{{#USER}}
{{#ROLES}}
<form action="{{ROLE_ACTION}}" method="post">
[[>token]]
<input type="hidden" name="back" value="{{BACK}}">
<label for="acting">[[shell.acting]]</label>
<select id="acting" name="grant">
[[>option]]
</select>
<button class="button" type="submit">[[shell.act]]</button>
</form>
{{/ROLES}}
{{/USER}}
<form action="{{SETTINGS}}" method="post">
[[>token]]
<input type="hidden" name="back" value="{{BACK}}">
<label for="theme">[[shell.theme]]</label>
<select id="theme" name="theme">
{{#THEME_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/THEME_OPTION}}
</select>
<label for="language">[[shell.language]]</label>
<select id="language" name="language">
{{#LANGUAGE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/LANGUAGE_OPTION}}
</select>
<button class="button" type="submit">[[shell.apply]]</button>
</form>
{{#USER}}
<form action="{{SIGN_OUT}}" method="post">
[[>token]]
<button class="button" type="submit">[[shell.sign_out]]</button>
</form>
{{/USER}}
</div>
</details>
</div>
</header>
<div class="{{PAGE_CLASS}}">
{{#SIDE}}
<nav class="side" aria-label="[[shell.places]]">
<div class="where">
{{#UNITS}}<p class="where-head">[[shell.unit]]</p>{{/UNITS}}
<ol class="units">
{{#UNIT}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>
{{/UNIT}}
</ol>
{{#CAMPAIGN}}<p class="where-head">[[shell.campaign]]</p><p class="campaign">[[>link]]</p>{{/CAMPAIGN}}
</div>
<ul class="places">
{{#PLACE}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LABEL}}{{#COUNT}} <span class="count">{{COUNT}}</span>{{/COUNT}}</a></li>
{{/PLACE}}
</ul>
{{#MORES}}
<ul class="places more">
{{#MORE}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LABEL}}{{#COUNT}} <span class="count">{{COUNT}}</span>{{/COUNT}}</a></li>
{{/MORE}}
</ul>
{{/MORES}}
</nav>
{{/SIDE}}
<main id="main" class="main" tabindex="-1">
{{#ERRORS}}
<div class="message error" role="alert">
<p><span class="shape" aria-hidden="true">!</span> [[message.errors]]</p>
<ul>
{{#ERROR}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>
{{/ERROR}}
</ul>
</div>
{{/ERRORS}}
{{#MESSAGE}}<p class="message {{KIND}}" role="status">{{TEXT}}</p>
{{/MESSAGE}}
{{>CONTENT}}
</main>
</div>
<footer class="foot">{{SOURCE}} · [[shell.generated]]</footer>
</body>
</html>
