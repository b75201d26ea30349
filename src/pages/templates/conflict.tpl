{{%AUTOESCAPE context="HTML"}}
<h1>[[conflict.title]]</h1>
<p class="lead">[[conflict.lead]]</p>
<form action="{{ACTION}}" method="post">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{CONTENT}}">{{/KEPT}}
{{#FIELD}}
<fieldset class="conflict">
<legend>{{LABEL}}</legend>
<p class="help">[[conflict.before]]</p>
<div class="sides">
<label class="side-text"><span class="side-head"><input type="radio" name="{{NAME}}" value="{{THEIRS_VALUE}}"> [[conflict.theirs]]</span><span class="words">{{THEIRS}}</span></label>
<label class="side-text"><span class="side-head"><input type="radio" name="{{NAME}}" value="{{MINE_VALUE}}" checked> [[conflict.mine]]</span><span class="words">{{MINE}}</span></label>
</div>
</fieldset>
{{/FIELD}}
<div class="actions"><button class="button primary" type="submit">[[conflict.submit]]</button> <a class="button" href="{{CANCEL}}">[[conflict.drop]]</a></div>
</form>
