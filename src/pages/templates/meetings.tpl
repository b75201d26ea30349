{{%AUTOESCAPE context="HTML"}}
<h1>[[meetings.title]]</h1>
<div class="tools">
<nav class="actions" aria-label="[[meetings.weeks]]">{{#PREVIOUS}}<a class="button" href="{{PREVIOUS}}">[[meetings.earlier]]</a>{{/PREVIOUS}} {{#NEXT}}<a class="button" href="{{NEXT}}">[[meetings.later]]</a>{{/NEXT}} {{#CALENDAR}}<a class="button" href="{{CALENDAR}}">[[work.calendar]]</a>{{/CALENDAR}} {{#FEED}}<a class="button" href="{{FEED}}">[[meetings.feed]]</a>{{/FEED}} {{#HELD}}<a class="button" href="{{HELD}}">[[meetings.held]]</a>{{/HELD}}</nav>
</div>
<div class="{{LAYOUT}}">
<div>
[[>empty]]
{{#WEEK}}
<section>
<h2>{{WEEK}}</h2>
<div class="register-frame" role="region" aria-label="{{WEEK}}" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[meetings.at]]</th><th scope="col">[[meetings.unit]]</th><th scope="col">[[meetings.room]]</th><th scope="col">[[meetings.chair]]</th><th scope="col">[[meetings.attends]]</th><th scope="col">[[meetings.state]]</th></tr></thead>
<tbody>
{{#MEETING}}<tr class="{{ROW}}"><th scope="row">{{AT}}</th><td data-label="[[meetings.unit]]">{{#LINK}}[[>link]]{{/LINK}}{{#SUBJECT}}<br><span class="help">{{SUBJECT}}</span>{{/SUBJECT}}</td><td data-label="[[meetings.room]]">{{ROOM}}</td><td data-label="[[meetings.chair]]">{{CHAIR}}</td><td data-label="[[meetings.attends]]">{{ATTENDS}}</td><td data-label="[[meetings.state]]">{{#MARK}}[[>mark]]{{/MARK}}{{#CLASH}}<br><span class="clash"><span class="shape" aria-hidden="true">!</span> [[meetings.clash]]</span>{{/CLASH}}</td></tr>
{{/MEETING}}
</tbody>
</table>
</div>
</section>
{{/WEEK}}
</div>
{{#FORM}}
<aside class="panel" aria-labelledby="register-meeting">
<h2 id="register-meeting">[[meetings.register]]</h2>
[[>clause]]
<form action="{{ACTION}}" method="post">
[[>token]]
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[meetings.submit]]</button></div>
</form>
</aside>
{{/FORM}}
</div>
