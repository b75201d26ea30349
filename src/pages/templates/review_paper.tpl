{{%AUTOESCAPE context="HTML"}}
{{#PAPER}}
<article class="paper" id="{{ANCHOR}}" aria-label="{{NAME}}">
<header class="paper-head">
<h2>{{NAME}}</h2>
<p class="paper-form">{{#FORM_MARK}}{{FORM_MARK}}{{/FORM_MARK}}{{#CLAUSE}} · [[>link]]{{/CLAUSE}}</p>
{{#CONFIRM}}<p class="help">{{CONFIRM}}</p>{{/CONFIRM}}
</header>
<div class="paper-fields">
{{#HEAD}}<div class="head-field"><span class="head-label">{{LABEL}}{{#REQUIRED}} <span class="must">[[review.must]]</span>{{/REQUIRED}}</span> [[>review_field]]</div>{{/HEAD}}
</div>
[[>review_sections]]
</article>
{{/PAPER}}
