{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<form action="{{ACTION}}" method="post">
[[>token]]
<input type="hidden" name="replaces" value="{{REPLACES}}">
<div class="sheet">{{#INPUT}}[[>input]]{{/INPUT}}</div>
<section>
<h2 id="subject">[[poll.subjects]]</h2>
{{#SUBJECT_ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{SUBJECT_ERROR}}</p>{{/SUBJECT_ERROR}}
<div class="register-frame" role="region" aria-labelledby="subject" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[poll.subject]]</th><th scope="col">[[poll.subject_kind]]</th><th scope="col">[[poll.voted_on]]</th><th scope="col">[[poll.bar]]</th></tr></thead>
<tbody>
{{#CANDIDATE}}<tr><th scope="row">{{NAME}}</th><td data-label="[[poll.subject_kind]]">{{SUBJECT_KIND}}</td><td data-label="[[poll.voted_on]]">{{#FREE}}<input type="checkbox" name="subject" value="{{ID}}" aria-label="[[poll.choose_subject]]"{{#CHOSEN}} checked{{/CHOSEN}}>{{/FREE}}{{#BARRED}}<span class="shape" aria-hidden="true">–</span> [[poll.not_voted_on]]{{/BARRED}}</td><td data-label="[[poll.bar]]">{{#BAR}}{{BAR}}{{/BAR}} [[>clause]]</td></tr>
{{/CANDIDATE}}
</tbody>
</table>
</div>
</section>
<section>
<h2 id="teller">[[poll.electors]]</h2>
<p class="help">[[poll.electors_help]]</p>
{{#ELECTOR_ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{ELECTOR_ERROR}}</p>{{/ELECTOR_ERROR}}
<div class="register-frame" role="region" aria-labelledby="teller" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[poll.person]]</th><th scope="col">[[poll.summoned]]</th><th scope="col">[[poll.present]]</th><th scope="col">[[poll.teller]]</th></tr></thead>
<tbody>
{{#ELECTOR}}<tr><th scope="row">{{NAME}}{{#POST}} <span class="help kind">{{POST}}</span>{{/POST}}</th><td data-label="[[poll.summoned]]"><input type="checkbox" name="summoned" value="{{ID}}" aria-label="[[poll.summoned_of]]"{{#SUMMONED}} checked{{/SUMMONED}}></td><td data-label="[[poll.present]]"><input type="checkbox" name="present" value="{{ID}}" aria-label="[[poll.present_of]]"{{#PRESENT}} checked{{/PRESENT}}></td><td data-label="[[poll.teller]]"><input type="checkbox" name="teller" value="{{ID}}" aria-label="[[poll.teller_of]]"{{#TELLER}} checked{{/TELLER}}></td></tr>
{{/ELECTOR}}
</tbody>
</table>
</div>
<div class="sheet">{{#CHAIR}}[[>input]]{{/CHAIR}}</div>
</section>
{{#RULES}}<section><h2>[[poll.rules]]</h2><ul>{{#ITEM}}<li>{{TEXT}}</li>
{{/ITEM}}</ul></section>{{/RULES}}
<div class="actions"><button class="button primary" type="submit">[[poll.prepare]]</button> <a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
</form>
